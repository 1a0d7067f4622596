using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Ingesting.Files;
using Mlops.GitOps.Data.Ingesting.Rows;

namespace Mlops.GitOps.Data.Ingesting.Csv;

/// <summary>A CSV file whose columns are known.</summary>
/// <param name="names">The names of its columns.</param>
/// <param name="places">For each column of the table, which of the file's columns it is; -1 where the file has none.</param>
internal sealed class CsvFile(DatasetFile file, CsvDialect dialect, CsvSigns signs, TableShape shape, ImmutableArray<string> names, ImmutableArray<int> places) : ITextFile
{
    private readonly ConcurrentBag<(CsvMarks Marks, CsvField[] Fields)> spare = [];

    public string Name => file.Name;

    /// <summary>How much is read at once.</summary>
    public int BlockSize { get; init; } = BlockReader.Usual;

    public IEnumerable<TextBlock> Blocks()
    {
        using var stream = Utf8Source.Open(file, dialect.Encoding);
        foreach (var block in BlockReader.Read(file.Name, stream, new CsvCutter(signs), BlockSize)) yield return block;
    }

    public void Read(TextBlock block, RowBatch batch)
    {
        if (block.IsTooLong)
        {
            batch.Lines = 1;
            batch.Drop(new(0, null, null, "is longer than a row may be, 16 MiB", RawText.OfRow(block.Text)));
            return;
        }

        var tools = spare.TryTake(out var used) ? used : (new CsvMarks(), new CsvField[names.Length]);
        Read(block, batch, tools.Item1, tools.Item2);
        spare.Add(tools);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Read(TextBlock block, RowBatch batch, CsvMarks marks, CsvField[] fields)
    {
        var text = block.Text;
        marks.Find(text, signs);
        var walk = new CsvWalk(text, marks, signs);
        if (block.IsFirst && dialect.HasHeader) walk.Row([], out _);
        while (!walk.IsAtEnd)
        {
            var (start, line) = (walk.At, walk.Line);
            var end = walk.Row(fields, out var count);
            string? reason = null;
            var column = -1;
            if (end is CsvRowEnd.BadQuotes or CsvRowEnd.OpenQuotes) reason = "has quotes that don't match";
            else if (count == 1 && names.Length > 1 && fields[0] is { Length: 0, IsQuoted: false }) continue;
            else if (count != names.Length) reason = FormattableString.Invariant($"has {count} values, and there are {names.Length} columns");
            else reason = Values(text, fields, batch, marks.IsPlain, out column);
            if (reason is null) continue;
            var value = column >= 0 && places[column] >= 0 ? RawText.OfValue(CsvText.Of(text, fields[places[column]], signs)) : null;
            batch.Drop(new(line, column < 0 ? null : shape.Columns[column].Name, value, reason, RawText.OfRow(text[start..walk.At].TrimEnd("\r\n"u8))));
        }

        batch.Lines = walk.Line;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private string? Values(ReadOnlySpan<byte> text, CsvField[] fields, RowBatch batch, bool isPlain, out int column)
    {
        batch.Begin();
        for (column = 0; column < places.Length; column++)
        {
            if (places[column] < 0)
            {
                batch.Set(column, default, isNull: true);
                continue;
            }

            var field = fields[places[column]];
            var value = CsvText.Of(text, field, signs);
            if (!isPlain && Unreadable(value) is { } unreadable) return unreadable;
            var isText = field.IsQuoted && batch.Columns[column].Kind == ColumnKind.String;
            if (batch.Set(column, value, isNull: !isText && signs.IsNull(value)) is { } reason) return reason;
        }

        column = shape.Known ?? -1;
        return batch.End();
    }

    private string? Unreadable(ReadOnlySpan<byte> value) =>
        !Utf8.IsValid(value) ? $"is not {dialect.Encoding}" : value.Contains((byte)0) ? "has a NUL byte" : null;
}
