using Mlops.GitOps.Native.DuckDb.Calls;

namespace Mlops.GitOps.Native.DuckDb;

/// <summary>The texts of a column that is being filled.</summary>
public readonly unsafe ref struct DuckTexts
{
    private const int InPlace = 12;

    private readonly nint vector;
    private readonly byte* entries;

    internal DuckTexts(nint vector, byte* entries)
    {
        this.vector = vector;
        this.entries = entries;
    }

    /// <summary>Sets a text of bytes that are known to be UTF-8.</summary>
    public void Set(int row, ReadOnlySpan<byte> utf8)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)DuckRows.Capacity, nameof(row));
        if (utf8.Length > InPlace)
        {
            fixed (byte* start = utf8) VectorWriteCalls.SetText(vector, (ulong)(uint)row, start, (ulong)utf8.Length);
            return;
        }

        // Short ones stand in place of the pointer, and what is left of it is zero: the engine compares all of it.
        var entry = entries + ((nint)row * 16);
        *(ulong*)entry = 0;
        *(ulong*)(entry + 8) = 0;
        *(int*)entry = utf8.Length;
        utf8.CopyTo(new Span<byte>(entry + 4, InPlace));
    }
}
