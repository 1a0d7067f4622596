using System.Text.Json;
using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Inference;

/// <summary>Reads objects, one a line or in a list. Columns come in the order in which they are first seen.</summary>
internal static class JsonTable
{
    public static SampledTable ReadLines(TextReader reader, int mostRows)
    {
        var collected = new Rows();
        while (collected.Count < mostRows && reader.ReadLine() is { } line)
        {
            if (line.Trim().Length > 0) collected.Add(Parse(line));
        }

        return collected.ToTable("ndjson", isWhole: collected.Count < mostRows);
    }

    public static SampledTable ReadArray(TextReader reader, int mostRows)
    {
        var root = Parse(reader.ReadToEnd());
        if (root.ValueKind != JsonValueKind.Array) throw new UserMistake("the file is no list of objects");
        var collected = new Rows();
        foreach (var row in root.EnumerateArray())
        {
            if (collected.Count < mostRows) collected.Add(row);
        }

        return collected.ToTable("json", isWhole: root.GetArrayLength() <= mostRows);
    }

    private static JsonElement Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException trouble)
        {
            throw new UserMistake($"the file is not JSON that can be read: {trouble.Message}");
        }
    }

    private sealed class Rows
    {
        private readonly List<ColumnSample> columns = [];
        private readonly Dictionary<string, (ColumnSample Column, int Count)> byName = new(StringComparer.Ordinal);

        public int Count { get; private set; }

        public void Add(JsonElement row)
        {
            if (row.ValueKind != JsonValueKind.Object) throw new UserMistake($"row {Count + 1} is no object");
            foreach (var property in row.EnumerateObject())
            {
                if (!byName.TryGetValue(property.Name, out var known))
                {
                    known = (new ColumnSample(property.Name), 0);
                    columns.Add(known.Column);
                }

                byName[property.Name] = (known.Column, known.Count + 1);
                if (property.Value.ValueKind == JsonValueKind.Null) known.Column.AddNothing();
                else known.Column.Add(property.Value.ToString());
            }

            Count++;
        }

        public SampledTable ToTable(string format, bool isWhole)
        {
            foreach (var (column, count) in byName.Values)
            {
                if (count < Count) column.AddNothing();
            }

            return new SampledTable(format, Delimiter: null, columns, Count, isWhole);
        }
    }
}
