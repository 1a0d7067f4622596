using System.Runtime.InteropServices;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Data.Ingesting.Rows;

/// <summary>The values of one column for some rows, as the engine has them. Texts are places in a heap.</summary>
internal sealed class ColumnBuffer(ColumnType type)
{
    private const int FirstRows = 64;

    private readonly int width = WidthOf(type);
    private byte[] values = new byte[FirstRows * WidthOf(type)];
    private ulong[] nulls = new ulong[FirstRows / 64];
    private byte[] heap = [];
    private int heapLength;

    public ColumnType Type => type;

    public ColumnKind Kind { get; } = type.Kind;

    /// <summary>How many rows there is room for.</summary>
    public int Capacity => nulls.Length * 64;

    public bool HasNulls { get; private set; }

    public void Clear(int rows)
    {
        Array.Clear(nulls, 0, (rows / 64) + 1 <= nulls.Length ? (rows / 64) + 1 : nulls.Length);
        (heapLength, HasNulls) = (0, false);
    }

    /// <summary>Makes room for a row.</summary>
    public void Reserve(int row)
    {
        if (row < nulls.Length * 64) return;
        Array.Resize(ref nulls, nulls.Length * 2);
        Array.Resize(ref values, nulls.Length * 64 * width);
    }

    public Span<T> Values<T>() where T : unmanaged => MemoryMarshal.Cast<byte, T>(values.AsSpan());

    /// <summary>The bits of rows that have no value.</summary>
    public ReadOnlySpan<ulong> Nulls => nulls;

    public bool IsNull(int row) => (nulls[row >> 6] & (1UL << (row & 63))) != 0;

    public void SetNull(int row)
    {
        nulls[row >> 6] |= 1UL << (row & 63);
        HasNulls = true;
        values.AsSpan(row * width, width).Clear();
    }

    /// <summary>Forgets a row that turned out not to be one.</summary>
    public void Unset(int row) => nulls[row >> 6] &= ~(1UL << (row & 63));

    public ReadOnlySpan<byte> Text(int row)
    {
        var (start, length) = Values<(int, int)>()[row];
        return heap.AsSpan(start, length);
    }

    /// <summary>The digits of a decimal.</summary>
    public Int128 Digits(int row) => type.Precision switch
    {
        <= 4 => Values<short>()[row],
        <= 9 => Values<int>()[row],
        <= 18 => Values<long>()[row],
        _ => Values<Int128>()[row],
    };

    public void SetText(int row, ReadOnlySpan<byte> text)
    {
        if (heap.Length - heapLength < text.Length) Array.Resize(ref heap, Math.Max(heap.Length * 2, Math.Max(1024, heapLength + text.Length)));
        text.CopyTo(heap.AsSpan(heapLength));
        Values<(int, int)>()[row] = (heapLength, text.Length);
        heapLength += text.Length;
    }

    private static int WidthOf(ColumnType type) => type.Kind switch
    {
        ColumnKind.Bool => 1,
        ColumnKind.Float32 or ColumnKind.Date => 4,
        ColumnKind.Decimal => type.Precision switch { <= 4 => 2, <= 9 => 4, <= 18 => 8, _ => 16 },
        ColumnKind.Vector => 4 * type.Dimension,
        _ => 8,
    };
}
