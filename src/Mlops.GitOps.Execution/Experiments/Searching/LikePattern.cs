namespace Mlops.GitOps.Execution.Experiments.Searching;

/// <summary>Patterns of SQL: <c>%</c> is any text, <c>_</c> any one letter, and everything else itself.</summary>
internal static class LikePattern
{
    public static bool Fits(string text, string pattern, bool ignoresCase)
    {
        if (ignoresCase) (text, pattern) = (text.ToUpperInvariant(), pattern.ToUpperInvariant());
        var (at, step) = (0, 0);
        var (anyStep, anyAt) = (-1, 0);
        while (at < text.Length)
        {
            if (step < pattern.Length && pattern[step] == '%')
            {
                (anyStep, anyAt) = (step++, at);
            }
            else if (step < pattern.Length && (pattern[step] == '_' || pattern[step] == text[at]))
            {
                (at, step) = (at + 1, step + 1);
            }
            else if (anyStep >= 0)
            {
                // The last `%` takes one letter more.
                (step, at) = (anyStep + 1, ++anyAt);
            }
            else
            {
                return false;
            }
        }

        while (step < pattern.Length && pattern[step] == '%') step++;
        return step == pattern.Length;
    }
}
