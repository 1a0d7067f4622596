using System.Runtime.CompilerServices;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Index;

/// <summary>Sorts by path in ordinal order, a letter at a time: what many paths begin with is looked at once and not at every comparison (Bentley and Sedgewick, 1997).</summary>
internal static class PathSort
{
    private const int FewEnough = 8;

    public static void Sort(Span<FileEntry> entries) => Sort(entries, depth: 0);

    private static void Sort(Span<FileEntry> entries, int depth)
    {
        while (entries.Length > FewEnough)
        {
            var pivot = Median(LetterOf(entries[0], depth), LetterOf(entries[entries.Length / 2], depth), LetterOf(entries[^1], depth));
            var (less, at, greater) = (0, 0, entries.Length);
            while (at < greater)
            {
                var letter = LetterOf(entries[at], depth);
                if (letter < pivot) Swap(entries, less++, at++);
                else if (letter > pivot) Swap(entries, at, --greater);
                else at++;
            }

            Sort(entries[..less], depth);
            Sort(entries[greater..], depth);

            // All that are left end here, and are equal.
            if (pivot < 0) return;
            entries = entries[less..greater];
            depth++;
        }

        for (var at = 1; at < entries.Length; at++)
        {
            for (var to = at; to > 0 && string.CompareOrdinal(entries[to - 1].Path, entries[to].Path) > 0; to--) Swap(entries, to - 1, to);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LetterOf(FileEntry entry, int depth) => depth < entry.Path.Length ? entry.Path[depth] : -1;

    private static void Swap(Span<FileEntry> entries, int left, int right) => (entries[left], entries[right]) = (entries[right], entries[left]);

    private static int Median(int a, int b, int c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
