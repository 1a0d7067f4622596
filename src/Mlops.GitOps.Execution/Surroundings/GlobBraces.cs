namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>Writes out what <c>{a,b}</c> stands for. Braces may be nested; those without a comma, or never closed, are letters.</summary>
internal static class GlobBraces
{
    private const int MostAlternatives = 1024;

    public static List<string> Expand(string pattern)
    {
        var written = new List<string>();
        var open = new Stack<string>();
        open.Push(pattern);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (FindChoice(next) is not { } choice)
            {
                written.Add(next);
                continue;
            }

            var parts = Parts(next[(choice.Open + 1)..choice.Close]);
            if (written.Count + open.Count + parts.Count > MostAlternatives)
                throw new RunFailure($"the pattern '{pattern}' stands for more than {MostAlternatives} patterns", "say it with fewer braces");
            for (var at = parts.Count - 1; at >= 0; at--) open.Push(string.Concat(next.AsSpan(0, choice.Open), parts[at], next.AsSpan(choice.Close + 1)));
        }

        return written;
    }

    private static (int Open, int Close)? FindChoice(string text)
    {
        for (var open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var depth = 0;
            var hasComma = false;
            for (var at = open; at < text.Length; at++)
            {
                if (text[at] == '{') depth++;
                else if (text[at] == ',' && depth == 1) hasComma = true;
                else if (text[at] == '}' && --depth == 0)
                {
                    if (hasComma) return (open, at);
                    break;
                }
            }
        }

        return null;
    }

    private static List<string> Parts(string inside)
    {
        var parts = new List<string>();
        var (start, depth) = (0, 0);
        for (var at = 0; at < inside.Length; at++)
        {
            if (inside[at] == '{') depth++;
            else if (inside[at] == '}') depth--;
            if (inside[at] != ',' || depth > 0) continue;
            parts.Add(inside[start..at]);
            start = at + 1;
        }

        parts.Add(inside[start..]);
        return parts;
    }
}
