using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Cli.Inference;

/// <summary>Drafts the section of a dataset from what was read of its file. What is guessed is for people to check.</summary>
internal static class DatasetDraft
{
    private static readonly string[] WordsForKnown = ["loaded", "ingested", "created", "recorded", "received", "inserted", "known", "arrived", "synced"];

    public static YamlMap Of(SampledTable table, string source)
    {
        var key = KeyOf(table);
        var known = TimeColumn(table, static name => Speaks(name, WordsForKnown));
        var happened = TimeColumn(table, name => name != known?.Name && name.EndsWith("_at", StringComparison.Ordinal))
            ?? TimeColumn(table, name => name != known?.Name);
        return Map(
            ("source", Text(source)),
            ("format", Format(table)),
            ("time", happened is null && known is null ? null : Flow(Map(
                ("event", happened is null ? null : Text(happened.Name)),
                ("known", known is null ? null : Text(known.Name))))),
            ("otherColumns", Text("fail")),
            ("columns", Map(table.Columns.Select(column => (column.Name, (YamlNode?)Column(column, column == key))))));
    }

    private static YamlNode Column(ColumnSample column, bool isKey)
    {
        var type = Text(column.Type + (column.IsNullable ? "?" : ""));
        return isKey ? Flow(Map(("type", type), ("key", Bool(true)))) : type;
    }

    private static YamlNode Format(SampledTable table)
    {
        var nulls = table.Columns.SelectMany(static column => column.Nulls).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (table.Delimiter is null && (nulls.Count == 0 || table.Format != "csv")) return Text(table.Format);
        return Flow(Map(("csv", Flow(Map(
            ("delimiter", table.Delimiter is { } delimiter ? Text(delimiter.ToString()) : null),
            ("null", nulls.Count == 0 ? null : Flow(Seq([Text(""), .. nulls.Select(Text)]))))))));
    }

    // A column that is named like a key and has each value once, else the first column if it does.
    private static ColumnSample? KeyOf(SampledTable table)
    {
        if (table.RowCount == 0) return null;
        foreach (var column in table.Columns)
        {
            if (IsKeyLike(column) && (column.Name is "id" or "ID" or "Id" || column.Name.EndsWith("_id", StringComparison.OrdinalIgnoreCase))) return column;
        }

        return table.Columns is [var first, ..] && IsKeyLike(first) && !first.IsTime ? first : null;
    }

    private static bool IsKeyLike(ColumnSample column) => column is { IsUnique: true, IsNullable: false, Type: "string" or "int" };

    private static ColumnSample? TimeColumn(SampledTable table, Func<string, bool> fits)
    {
        foreach (var column in table.Columns)
        {
            if (column.Type == "timestamp" && fits(column.Name)) return column;
        }

        return null;
    }

    private static bool Speaks(string name, string[] words)
    {
        foreach (var word in words)
        {
            if (name.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
