using System.Numerics;
using System.Runtime.InteropServices;

namespace Mlops.GitOps.Execution.Index;

/// <summary>A quick checksum against damage, not against malice.</summary>
internal static class IndexChecksum
{
    private const ulong Factor = 0x9E37_79B9_7F4A_7C15;

    /// <summary>
    /// Returns a checksum that any change within one word always alters: each step is a bijection of the state and of the word.
    /// Four states, since each step waits for the one before it.
    /// </summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var (first, second, third, fourth) = (1UL, 2UL, 3UL, 4UL);
        var at = 0;
        for (; at + 4 <= words.Length; at += 4)
        {
            first = Mix(first, words[at]);
            second = Mix(second, words[at + 1]);
            third = Mix(third, words[at + 2]);
            fourth = Mix(fourth, words[at + 3]);
        }

        var sum = Mix((ulong)bytes.Length, first);
        sum = Mix(Mix(Mix(sum, second), third), fourth);
        for (; at < words.Length; at++) sum = Mix(sum, words[at]);
        foreach (var rest in bytes.Slice(words.Length * sizeof(ulong))) sum = Mix(sum, rest);
        return sum ^ (sum >> 32);
    }

    private static ulong Mix(ulong state, ulong word) => BitOperations.RotateLeft(state ^ word, 29) * Factor;
}
