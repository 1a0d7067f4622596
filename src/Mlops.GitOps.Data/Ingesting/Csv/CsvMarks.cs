using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mlops.GitOps.Data.Ingesting.Csv;

/// <summary>Where in a text the bytes stand that decide where fields and rows end.</summary>
internal sealed class CsvMarks
{
    private int[] places = new int[1024];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Places => places.AsSpan(0, Count);

    /// <summary>Whether the text is ASCII without NUL, so that no field has to be looked at for that.</summary>
    public bool IsPlain { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(ReadOnlySpan<byte> text, CsvSigns signs)
    {
        Count = 0;
        IsPlain = true;
        var delimiter = Vector256.Create(signs.Delimiter);
        var quote = Vector256.Create((byte)(signs.Quote < 0 ? signs.Delimiter : signs.Quote));
        var escape = Vector256.Create((byte)(signs.Escape < 0 ? signs.Delimiter : signs.Escape));
        var (line, carriage) = (Vector256.Create((byte)'\n'), Vector256.Create((byte)'\r'));
        var (high, nul) = (Vector256<byte>.Zero, Vector256<byte>.Zero);
        ref var start = ref MemoryMarshal.GetReference(text);
        var at = 0;
        for (; at + Vector256<byte>.Count <= text.Length; at += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref start, (nuint)at);
            high |= bytes;
            nul |= Vector256.Equals(bytes, Vector256<byte>.Zero);
            var found = Vector256.Equals(bytes, delimiter) | Vector256.Equals(bytes, line) | Vector256.Equals(bytes, carriage) | Vector256.Equals(bytes, quote) | Vector256.Equals(bytes, escape);
            var mask = found.ExtractMostSignificantBits();
            Reserve(Vector256<byte>.Count);
            for (; mask != 0; mask &= mask - 1) places[Count++] = at + BitOperations.TrailingZeroCount(mask);
        }

        IsPlain = high.ExtractMostSignificantBits() == 0 && nul == Vector256<byte>.Zero;
        Reserve(Vector256<byte>.Count);
        for (; at < text.Length; at++)
        {
            var sign = text[at];
            if (sign == signs.Delimiter || sign is (byte)'\n' or (byte)'\r' || sign == signs.Quote || sign == signs.Escape) places[Count++] = at;
            IsPlain &= sign is > 0 and < 0x80;
        }
    }

    private void Reserve(int more)
    {
        if (Count + more > places.Length) Array.Resize(ref places, places.Length * 2);
    }
}
