using System.Collections.Immutable;
using Mlops.GitOps.Data.Splitting;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Learning.Reading;

/// <summary>Reads columns of a table into memory, the rows in their order.</summary>
internal static class TableReader
{
    /// <summary>A text with more values is no category but a name.</summary>
    public const int MostTexts = 255;

    public static FeatureTable Read(Subject subject, ImmutableArray<DuckColumn> columns, int rows)
    {
        var numbers = columns.Select(column => ModelValues.IsText(column) ? [] : new float[rows]).ToArray();
        var codes = columns.Select(column => ModelValues.IsText(column) ? new ushort[rows] : []).ToArray();
        var texts = columns.Select(static column => new TextCodes(column.Name, MostTexts, "Group rare ones in a transform, or leave the column out of the model's inputs.")).ToArray();
        Scan(subject, columns.Select(ModelValues.Select), (places, chunk) =>
        {
            for (var at = 0; at < columns.Length; at++)
            {
                var vector = chunk[at + 1];
                if (ModelValues.IsText(columns[at])) ReadTexts(vector, places, codes[at], texts[at]);
                else ReadNumbers(vector, places, numbers[at]);
            }
        });
        return new(rows,
        [
            .. columns.Select((column, at) => ModelValues.IsText(column)
                ? FeatureColumn.Of(new LearnedInput(column.Name, texts[at].Order(codes[at])), codes[at])
                : FeatureColumn.Of(column.Name, numbers[at])),
        ]);
    }

    /// <summary>Reads what is selected, some rows at a time, with their places before it.</summary>
    public static void Scan(Subject subject, IEnumerable<string> selected, RowScan.Look look)
    {
        using var result = subject.Connection.Query($"SELECT {Subject.RowNumber}{string.Concat(selected.Select(static item => $", {item}"))} FROM {subject.Rows}", subject.Stop);
        ChunkPipe.Run(result, chunk => look(chunk[0].Values<long>(), chunk), subject.Stop);
    }

    private static void ReadTexts(DuckVector from, ReadOnlySpan<long> places, ushort[] into, TextCodes texts)
    {
        for (var row = 0; row < places.Length; row++) into[places[row]] = from.IsNull(row) ? (ushort)0 : texts.CodeOf(from.Text(row));
    }

    private static void ReadNumbers(DuckVector from, ReadOnlySpan<long> places, float[] into)
    {
        var values = from.Values<double>();
        for (var row = 0; row < places.Length; row++) into[places[row]] = from.IsNull(row) ? float.NaN : (float)values[row];
    }
}
