using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.PolicyTests;

/// <summary>A version as the registry of a policy test has it.</summary>
internal sealed record PolicyRecord(string Model, long Version, string Bundle, ParsedFile File)
{
    /// <summary>Returns the version that a test is about: the one of the registry that it names, else one that says what is given.</summary>
    public static PolicyRecord Of(PolicyTest test, string model, string? target, string? champion, ImmutableArray<ParsedFile> workspace)
    {
        if (test.Given.Integer("version") is { Value: var number } && Find(model, number, workspace) is { } known) return known;
        var given = test.Given;
        return Write(model, 2,
            ("metrics", given.Find("metrics")?.Value),
            ("slices", given.Find("slices")?.Value),
            ("fairness", given.Find("fairness")?.Value),
            ("baseline", given.Find("baseline") is { } baseline ? YamlTree.Map(("metrics", baseline.Value)) : null),
            ("comparison", given.Find("delta") is { } delta && target is not null && champion is not null
                ? YamlTree.Map((target, YamlTree.Map(("bundle", YamlTree.Text(champion)), ("delta", delta.Value))))
                : null));
    }

    /// <summary>Returns what runs already; null where nothing does.</summary>
    public static PolicyRecord? Champion(PolicyTest test, string model) =>
        test.Given.Map("champion") is { } champion ? Write(model, 1, ("metrics", champion.Find("metrics")?.Value)) : null;

    /// <summary>Returns the quarantine that holds it.</summary>
    public ParsedFile RejectedFor(string why) => Compiler.Parse(new SourceFile($"registry/{Model}/rejected.yaml", YamlWriter.Write(YamlTree.Map(
        ("schema", YamlTree.Text("mlops/rejected/1")),
        ("rejected", YamlTree.Seq(YamlTree.Map(
            ("version", YamlTree.Number(Version)), ("bundle", YamlTree.Text(Bundle)), ("reason", YamlTree.Text(why)), ("by", YamlTree.Text(Cast.Outsider)), ("at", YamlTree.Text("2025-01-01T00:00:00Z")))))))));

    private static PolicyRecord? Find(string model, long version, ImmutableArray<ParsedFile> workspace) =>
        workspace.FirstOrDefault(file => file.Path == PathOf(model, version)) is { Document.Root: YamlMap body } file && body.Text("bundle") is { } bundle
            ? new PolicyRecord(model, version, bundle.Value, file)
            : null;

    private static PolicyRecord Write(string model, long version, params (string Key, YamlNode? Value)[] said)
    {
        // Two versions of one model differ by the digest of their file.
        var digests = YamlTree.Map(("model", YamlTree.Text(Digest.OfText(PathOf(model, version)).ToString())));
        var bundle = Core.Records.Bundle.Of(YamlTree.Map(("digests", digests)))?.ToString() ?? throw new InvalidOperationException("A record with a digest has a bundle.");
        var body = YamlTree.Map(
        [
            ("schema", YamlTree.Text("mlops/version/1")), ("model", YamlTree.Text(model)), ("version", YamlTree.Number(version)), ("bundle", YamlTree.Text(bundle)), ("digests", digests), .. said,
        ]);
        return new PolicyRecord(model, version, bundle, Compiler.Parse(new SourceFile(PathOf(model, version), YamlWriter.Write(body))));
    }

    private static string PathOf(string model, long version) => FormattableString.Invariant($"registry/{model}/{version}.yaml");
}
