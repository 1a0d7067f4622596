using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mlops.GitOps.Data.Ingesting.Csv;

/// <summary>
/// Finds where the last row ends without walking over rows, 64 bytes at a time. Where every quote stands where one may, between signs that end fields
/// or beside another, what has an odd number of quotes before it is quoted. One quote elsewhere, and only who walks over the rows can say.
/// </summary>
internal static class CsvQuotes
{
    public const int NotSure = -1;

    private const int Width = 64;

    /// <summary>Returns the place after the last row that is whole, 0 where there is none, or <see cref="NotSure"/>.</summary>
    /// <param name="text">Begins where a row begins.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int LastRowEnd(ReadOnlySpan<byte> text, byte quote, byte delimiter)
    {
        var (last, isQuoted, follows, closed) = (0, 0UL, 1UL, 0UL);
        Span<byte> rest = stackalloc byte[Width];
        for (var at = 0; at < text.Length; at += Width)
        {
            var left = text.Length - at;
            if (left < Width)
            {
                rest.Clear();
                text[at..].CopyTo(rest);
            }

            ref var start = ref left < Width ? ref MemoryMarshal.GetReference(rest) : ref Unsafe.Add(ref MemoryMarshal.GetReference(text), at);
            var quotes = Places(ref start, quote);
            var lines = Places(ref start, (byte)'\n') | Places(ref start, (byte)'\r');
            var signs = quotes | lines | Places(ref start, delimiter);
            var inside = Parity(quotes) ^ isQuoted;
            var closing = quotes & ~inside;
            var isWrong = (quotes & inside & ~((signs << 1) | follows)) | (((closing << 1) | closed) & ~signs);
            if (left < Width) isWrong &= (1UL << left) - 1;
            if (isWrong != 0) return NotSure;
            var ends = lines & ~inside;
            if (ends != 0) last = at + Width - BitOperations.LeadingZeroCount(ends);
            (isQuoted, follows, closed) = ((ulong)((long)inside >> 63), signs >> 63, closing >> 63);
        }

        return last;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Places(ref byte start, byte sign)
    {
        var wanted = Vector256.Create(sign);
        var low = Vector256.Equals(Vector256.LoadUnsafe(ref start), wanted).ExtractMostSignificantBits();
        var high = Vector256.Equals(Vector256.LoadUnsafe(ref start, 32), wanted).ExtractMostSignificantBits();
        return low | ((ulong)high << 32);
    }

    // Each bit says whether there is an odd number of bits up to it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Parity(ulong bits)
    {
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }
}
