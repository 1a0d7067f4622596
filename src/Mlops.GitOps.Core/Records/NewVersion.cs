using System.Globalization;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Records;

/// <summary>A version of a model before it has a number: all that its record will say.</summary>
/// <param name="Settings">What the specs say of it: the model, its views and the parameters.</param>
/// <param name="Model">The file of the model.</param>
/// <param name="Data">The datasets it came from.</param>
/// <param name="Metrics">The file of what was measured.</param>
public sealed record NewVersion(string Name, YamlMap Settings, Digest Model, Digest? Reference, IReadOnlyList<(string Name, Digest Digest)> Data, YamlMap Metrics)
{
    public Digest? Report { get; init; }

    public Digest? Predictions { get; init; }

    public Digest? Packages { get; init; }

    public string? Commit { get; init; }

    public bool IsDirty { get; init; }

    public string? Run { get; init; }

    public long Seed { get; init; }

    public string Runtime { get; init; } = "";

    public string System { get; init; } = "";

    /// <summary>Returns the digest of what decides its answers.</summary>
    public Digest Bundle => Records.Bundle.Of(Record(1, default, "")) ?? throw new InvalidOperationException("A new version has a model.");

    /// <summary>Writes the record.</summary>
    public string Write(long number, DateTimeOffset createdAt) =>
        YamlWriter.Write(Record(number, Bundle, createdAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));

    private YamlMap Record(long number, Digest bundle, string createdAt)
    {
        var declared = Settings.Map("model");
        return YamlTree.Map(
            ("schema", YamlTree.Text("mlops/version/1")),
            ("model", YamlTree.Text(Name)),
            ("version", YamlTree.Number(number)),
            ("bundle", YamlTree.Text(bundle.ToString())),
            ("digests", YamlTree.Map(("model", Text(Model)), ("reference", Text(Reference)))),
            ("data", YamlTree.Map(Data.OrderBy(static one => one.Name, StringComparer.Ordinal).Select(static one => (one.Name, Text(one.Digest))))),
            ("features", Settings.Map("features") is { Entries.Length: > 0 } features ? YamlTree.Flow(features) : null),
            ("inputs", YamlTree.Map(declared.Maps("inputs").Select(static input => (input.Text("name")?.Value ?? "", (YamlNode?)YamlTree.Text(input.Text("type")?.Value ?? ""))))),
            ("output", declared.Map("output") is { } output ? YamlTree.Flow(output) : null),
            ("code", Commit is null ? null : YamlTree.Flow(YamlTree.Map(("commit", YamlTree.Text(Commit)), ("dirty", YamlTree.Bool(IsDirty))))),
            ("run", Run is null ? null : YamlTree.Text(Run)),
            ("params", Settings.Map("params") is { Entries.Length: > 0 } parameters ? YamlTree.Flow(parameters) : null),
            ("seed", YamlTree.Number(Seed)),
            ("platform", YamlTree.Map(("runtime", YamlTree.Text(Runtime)), ("os", YamlTree.Text(System)), ("packages", Text(Packages)))),
            ("metrics", Measures(Metrics.Map("metrics"))),
            ("slices", Each(Metrics.Map("slices"), static slice => Each(slice, Measures))),
            ("fairness", Each(Metrics.Map("fairness"), Measures)),
            ("baseline", Metrics.Map("baseline").Map("metrics") is { } baseline ? YamlTree.Map(("metrics", Measures(baseline))) : null),
            ("comparison", Each(Metrics.Map("comparison"), static one => YamlTree.Map(("bundle", one.Find("bundle")?.Value), ("delta", Measures(one.Map("delta")))))),
            ("evidence", Report is null && Predictions is null ? null : YamlTree.Map(("report", Text(Report)), ("predictions", Text(Predictions)))),
            ("createdAt", YamlTree.Text(createdAt)));
    }

    // How an interval was found stands in the report.
    private static YamlMap? Measures(YamlMap? measures) => measures is null ? null : YamlTree.Map(measures.Entries.Select(static entry => (entry.Name, (YamlNode?)(entry.Value is YamlMap measure
        ? YamlTree.Flow(YamlTree.Map(measure.Entries.Where(static part => part.Name != "method").Select(static part => (part.Name, (YamlNode?)part.Value))))
        : entry.Value))));

    private static YamlMap? Each(YamlMap? map, Func<YamlMap, YamlMap?> of) => map is null ? null
        : YamlTree.Map(map.Entries.Select(entry => (entry.Name, (YamlNode?)(entry.Value is YamlMap inner ? of(inner) : null))));

    private static YamlNode? Text(Digest? digest) => digest is { } known ? YamlTree.Text(known.ToString()) : null;
}
