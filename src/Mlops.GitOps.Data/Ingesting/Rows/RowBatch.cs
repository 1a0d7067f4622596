using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Data.Ingesting.Rows;

/// <summary>Some rows that follow each other in one file, and those among them that were set aside.</summary>
internal sealed class RowBatch(TableShape shape)
{
    private const long Day = 86_400_000_000;

    private readonly List<Reject> rejects = [];
    private int capacity;

    public ImmutableArray<ColumnBuffer> Columns { get; } = [.. shape.Columns.Select(static column => new ColumnBuffer(column.Type))];

    public int Rows { get; private set; }

    /// <summary>How many lines of the file the batch is from.</summary>
    public long Lines { get; set; }

    /// <summary>The file, by its place among those of the dataset.</summary>
    public int File { get; set; }

    /// <summary>Rows set aside; their lines count from the beginning of the batch.</summary>
    public IReadOnlyList<Reject> Rejects => rejects;

    public void Clear()
    {
        foreach (var column in Columns) column.Clear(Rows);
        rejects.Clear();
        (Rows, Lines, File) = (0, 0, 0);
    }

    /// <summary>Makes room for the next row.</summary>
    public void Begin()
    {
        if (Rows < capacity) return;
        foreach (var column in Columns) column.Reserve(Rows);
        capacity = Columns.Length == 0 ? int.MaxValue : Columns[0].Capacity;
    }

    /// <summary>Makes rows of the first values of all columns.</summary>
    public void Take(int rows)
    {
        for (; Rows < rows; Rows++) Begin();
    }

    /// <summary>Sets a value, or returns why its text is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string? Set(int column, ReadOnlySpan<byte> text, bool isNull)
    {
        var buffer = Columns[column];
        if (!isNull) return FieldReader.Read(buffer, Rows, text);
        if (!buffer.Type.IsNullable) return "has no value, and its column must have one";
        buffer.SetNull(Rows);
        return null;
    }

    /// <summary>Keeps the row, unless it was known before it happened; then returns why.</summary>
    public string? End()
    {
        if (shape.Event is { } happened && shape.Known is { } known && IsKnownTooEarly(Columns[happened], Columns[known])) return $"is before '{shape.Columns[happened].Name}'";
        Rows++;
        return null;
    }

    /// <summary>Sets the row aside.</summary>
    public void Drop(Reject reject)
    {
        Begin();
        rejects.Add(reject);
        foreach (var column in Columns)
        {
            if (column.HasNulls) column.Unset(Rows);
        }
    }

    private bool IsKnownTooEarly(ColumnBuffer happened, ColumnBuffer known) =>
        !happened.IsNull(Rows) && !known.IsNull(Rows) && TimeOf(known, Day - 1) < TimeOf(happened, 0);

    // What was known on a day was known before the day was over.
    private long TimeOf(ColumnBuffer column, long inDay) =>
        column.Type.Kind == ColumnKind.Date ? (column.Values<int>()[Rows] * Day) + inDay : column.Values<long>()[Rows];
}
