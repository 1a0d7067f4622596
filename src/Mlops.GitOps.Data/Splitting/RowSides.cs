using Mlops.GitOps.Data.Tables;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>The side of each row, by its number: a byte a row, so the rows themselves need not be held.</summary>
internal sealed unsafe class RowSides(string scratch, long count) : IDisposable
{
    private readonly ScratchMemory memory = new(Path.Join(scratch, "sides"), count);

    public long Count => count;

    public void Set(long row, Side side) => memory.Start[Within(row)] = (byte)side;

    public void Find(ReadOnlySpan<long> rows, Span<byte> sides)
    {
        for (var at = 0; at < rows.Length; at++) sides[at] = memory.Start[Within(rows[at])];
    }

    public void Dispose() => memory.Dispose();

    private long Within(long row) => (ulong)row < (ulong)count ? row : throw new ArgumentOutOfRangeException(nameof(row), row, "There is no such row.");
}
