using System.Runtime.CompilerServices;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>Finds the row up to which there are so many, without sorting: each pass over the keys counts one more of their digits.</summary>
internal static unsafe class Selection
{
    private const int Bits = 8;
    private const int Digits = 1 << Bits;

    /// <summary>Returns where as many rows of each class as are wanted end.</summary>
    public static Cut[] Of(RowKeys keys, ReadOnlySpan<long> wanted, CancellationToken stop)
    {
        var left = wanted.ToArray();
        var found = new ulong[left.Length];
        for (var shift = 64 - Bits; shift >= 0; shift -= Bits)
        {
            stop.ThrowIfCancellationRequested();
            var counts = Count(keys, found, shift);
            for (var at = 0; at < left.Length; at++)
            {
                if (left[at] == 0) continue;
                var digit = 0;
                for (; left[at] > counts[(at * Digits) + digit]; digit++) left[at] -= counts[(at * Digits) + digit];
                found[at] |= (ulong)digit << shift;
            }
        }

        return LastRows(keys, found, left);
    }

    // Of the keys that begin with the digits found so far.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long[] Count(RowKeys keys, ulong[] found, int shift)
    {
        var counts = new long[found.Length * Digits];
        var all = keys.Keys;
        var classes = keys.Classes;
        for (var row = 0L; row < keys.Count; row++)
        {
            var (key, at) = (all[row], classes[row]);
            if ((key ^ found[at]) >> shift < Digits) counts[(at * Digits) + (int)((key >> shift) & (Digits - 1))]++;
        }

        return counts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Cut[] LastRows(RowKeys keys, ulong[] found, long[] left)
    {
        var cuts = new Cut[left.Length];
        Array.Fill(cuts, Cut.None);
        var all = keys.Keys;
        var classes = keys.Classes;
        for (var row = 0L; row < keys.Count; row++)
        {
            var at = classes[row];
            if (all[row] == found[at] && left[at] > 0 && --left[at] == 0) cuts[at] = new(found[at], row);
        }

        return cuts;
    }
}
