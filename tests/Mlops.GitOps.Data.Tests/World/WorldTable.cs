using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Data.Tests.World;

/// <summary>A table of the committed data. Nothing in it needs quotes, so a line is its fields.</summary>
internal sealed record WorldTable(ImmutableArray<string> Columns, IReadOnlyList<string[]> Rows)
{
    public static WorldTable Read(string example, string file, char delimiter = ',')
    {
        var lines = File.ReadAllLines(Repository.PathOf("examples", example, "data", file));
        return new([.. lines[0].Split(delimiter)], [.. lines.Skip(1).Select(line => line.Split(delimiter))]);
    }

    public static WorldTable Read(string example, DatasetSyntax dataset)
    {
        var csv = (dataset.Body.Find("format")?.Value as YamlMap)?.Find("csv")?.Value as YamlMap;
        var delimiter = (csv?.Find("delimiter")?.Value as YamlScalar)?.Value ?? ",";
        var source = dataset.Body.Find("source")?.Value as YamlScalar;
        return Read(example, Path.GetFileName(source?.Value ?? ""), delimiter[0]);
    }

    public IEnumerable<string> Column(string name)
    {
        var at = Columns.IndexOf(name);
        return Rows.Select(row => row[at]);
    }

    public Dictionary<string, string>[] Maps() => [.. Rows.Select(row => Columns.Zip(row).ToDictionary(static pair => pair.First, static pair => pair.Second, StringComparer.Ordinal))];

    public static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
