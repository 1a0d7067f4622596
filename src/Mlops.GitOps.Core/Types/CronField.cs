using System.Globalization;

namespace Mlops.GitOps.Core.Types;

/// <summary>A field of a schedule: its range, the words that stand for numbers, and both as a regular expression.</summary>
internal sealed record CronField(string Name, int Min, int Max, string[] Words, string Pattern)
{
    public bool Accepts(string part)
    {
        var slash = part.IndexOf('/');
        if (slash >= 0 && (Number(part[(slash + 1)..], []) is not { } step || step < 1)) return false;
        var range = slash >= 0 ? part[..slash] : part;
        if (range == "*") return true;
        var dash = range.IndexOf('-');
        if (dash < 0) return Number(range, Words) is { } only && only >= Min && only <= Max;
        return Number(range[..dash], Words) is { } from && Number(range[(dash + 1)..], Words) is { } to && from >= Min && to <= Max && from <= to;
    }

    private static int? Number(string text, string[] words)
    {
        var word = Array.FindIndex(words, w => string.Equals(w, text, StringComparison.OrdinalIgnoreCase));
        if (word >= 0) return words.Length == 12 ? word + 1 : word;
        return text.Length is 1 or 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
