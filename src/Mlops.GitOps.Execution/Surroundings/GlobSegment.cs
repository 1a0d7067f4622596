namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>What one part of a pattern, between two <c>/</c>, says of a name.</summary>
internal sealed class GlobSegment
{
    private readonly string pattern;

    private GlobSegment(string pattern, string? literal)
    {
        this.pattern = pattern;
        Literal = literal;
    }

    /// <summary><c>**</c>: any number of folders, also none.</summary>
    public static GlobSegment AnyDepth { get; } = new("**", null);

    /// <summary>The only name that matches, or null where there may be several.</summary>
    public string? Literal { get; }

    public static GlobSegment Read(string pattern) =>
        pattern == "**" ? AnyDepth : new GlobSegment(pattern, pattern.AsSpan().IndexOfAny('*', '?', '[') < 0 ? pattern : null);

    public static GlobSegment Named(string name) => new(name, name);

    /// <summary>Whether a name is seen only by a pattern that names it: a dotfile, and what Python leaves behind.</summary>
    public static bool IsHidden(string name) => name.StartsWith('.') || name == "__pycache__";

    public bool Matches(string name)
    {
        if (Literal is not null) return name == Literal;
        return (!IsHidden(name) || (name[0] == '.' && pattern[0] == '.')) && IsMatch(pattern, name);
    }

    private static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        var (at, place) = (0, 0);
        var (star, starPlace) = (-1, 0);
        while (place < name.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, starPlace) = (at, place);
                at++;
            }
            else if (at < pattern.Length && MatchesOne(pattern[at..], name[place..], out var used, out var taken))
            {
                at += used;
                place += taken;
            }
            else if (star >= 0)
            {
                // The last star takes one more; no earlier one ever needs to.
                starPlace++;
                (at, place) = (star + 1, starPlace);
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].TrimStart('*').IsEmpty;
    }

    private static bool MatchesOne(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name, out int used, out int taken)
    {
        used = 1;
        taken = char.IsHighSurrogate(name[0]) && name.Length > 1 && pattern[0] is '?' or '[' ? 2 : 1;
        if (pattern[0] == '?') return true;
        var end = pattern[0] == '[' ? EndOfSet(pattern) : -1;
        if (end < 0)
        {
            taken = 1;
            return pattern[0] == name[0];
        }

        used = end + 1;
        var isNegated = pattern[1] is '!' or '^';
        return IsInSet(pattern[(isNegated ? 2 : 1)..end], name[0]) != isNegated;
    }

    // A `]` that stands first is one of the set; a `[` that nothing closes is itself.
    private static int EndOfSet(ReadOnlySpan<char> pattern)
    {
        var first = pattern.Length > 1 && pattern[1] is '!' or '^' ? 2 : 1;
        var end = first + 1 < pattern.Length ? pattern[(first + 1)..].IndexOf(']') : -1;
        return end < 0 ? -1 : first + 1 + end;
    }

    private static bool IsInSet(ReadOnlySpan<char> set, char letter)
    {
        for (var at = 0; at < set.Length; at++)
        {
            var isRange = at + 2 < set.Length && set[at + 1] == '-';
            if (isRange ? letter >= set[at] && letter <= set[at + 2] : letter == set[at]) return true;
            if (isRange) at += 2;
        }

        return false;
    }
}
