namespace Mlops.GitOps.Core.Text;

/// <summary>Finds what a misspelt name was meant to be.</summary>
public static class Spelling
{
    /// <summary>Returns the nearest candidate, or null when none is near enough to be worth saying.</summary>
    public static string? Nearest(string written, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var distance = Distance(written, candidate);
            var isBetter = distance < bestDistance || (distance == bestDistance && string.CompareOrdinal(candidate, best) < 0);
            if (!isBetter || distance > Tolerance(written, candidate)) continue;
            best = candidate;
            bestDistance = distance;
        }

        return best ?? Longer(written, candidates);
    }

    // `prod` is far from `production` by letters, and near by what it begins with.
    private static string? Longer(string written, IEnumerable<string> candidates) =>
        candidates.Where(candidate => IsBeginning(written, candidate) || IsBeginning(candidate, written))
            .OrderBy(static candidate => candidate.Length)
            .ThenBy(static candidate => candidate, StringComparer.Ordinal)
            .FirstOrDefault();

    private static bool IsBeginning(string start, string whole) => start.Length >= 3 && whole.StartsWith(start, StringComparison.Ordinal);

    // A third of the longer name: `amout` finds `amount`, but `age` does not find `fee`.
    private static int Tolerance(string written, string candidate) => Math.Max(1, Math.Max(written.Length, candidate.Length) / 3);

    /// <summary>Counts insertions, deletions, substitutions and swaps of neighbours; a difference in case alone or between
    /// <c>-</c>, <c>_</c> and camelCase costs one at most.</summary>
    private static int Distance(string left, string right)
    {
        // The table below is quadratic; a name this long is no misspelling of anything.
        if (left.Length > 128 || right.Length > 128) return int.MaxValue;
        if (left == right) return 0;
        if (Squashed(left) == Squashed(right)) return 1;
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= right.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                var distance = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    distance = Math.Min(distance, rows[i - 2, j - 2] + 1);
                rows[i, j] = distance;
            }
        }

        return rows[left.Length, right.Length];
    }

    private static string Squashed(string name) => new string([.. name.Where(static c => c is not ('_' or '-')).Select(char.ToLowerInvariant)]);
}
