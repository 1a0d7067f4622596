using System.Globalization;

namespace Mlops.GitOps.Core.Types;

/// <summary>The five-field schedule that GitHub Actions and Kubernetes understand; both lack seconds and names such as <c>@daily</c>.</summary>
public static class CronSchedule
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private static readonly (string Name, int Min, int Max, string[] Words, string Pattern)[] FieldRanges =
    [
        ("minute", 0, 59, [], "[1-5]?[0-9]|0[0-9]"),
        ("hour", 0, 23, [], "1?[0-9]|0[0-9]|2[0-3]"),
        ("day of the month", 1, 31, [], "0?[1-9]|[12][0-9]|3[01]"),
        ("month", 1, 12, Months, "0?[1-9]|1[0-2]"),
        ("day of the week", 0, 7, Days, "0?[0-7]"),
    ];

    /// <summary>Gets the same rule as a regular expression, but for ranges that run backwards.</summary>
    public static string Pattern { get; } = "^ *" + string.Join(" +", FieldRanges.Select(PatternOf)) + " *$";

    /// <summary>Returns why a text is no schedule, or null.</summary>
    public static string? Reject(string text)
    {
        var fields = text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != FieldRanges.Length) return "a schedule has five fields: minute, hour, day of the month, month, day of the week";
        for (var i = 0; i < fields.Length; i++)
        {
            var (name, min, max, words, _) = FieldRanges[i];
            foreach (var part in fields[i].Split(','))
            {
                if (!IsRange(part, min, max, words)) return FormattableString.Invariant($"'{part}' is no {name}, which goes from {min} to {max}");
            }
        }

        return null;
    }

    private static bool IsRange(string part, int min, int max, string[] words)
    {
        var slash = part.IndexOf('/');
        if (slash >= 0 && (Number(part[(slash + 1)..], []) is not { } step || step < 1)) return false;
        var range = slash >= 0 ? part[..slash] : part;
        if (range == "*") return true;
        var dash = range.IndexOf('-');
        if (dash < 0) return Number(range, words) is { } only && only >= min && only <= max;
        return Number(range[..dash], words) is { } from && Number(range[(dash + 1)..], words) is { } to && from >= min && to <= max && from <= to;
    }

    private static string PatternOf((string Name, int Min, int Max, string[] Words, string Numbers) field)
    {
        var words = field.Words.Select(static word => string.Concat(word.Select(static c => $"[{c}{char.ToLowerInvariant(c)}]")));
        var one = $"({string.Join("|", words.Prepend(field.Numbers))})";
        var part = $"(\\*|{one}(-{one})?)(/(0?[1-9]|[1-9][0-9]))?";
        return $"{part}(,{part})*";
    }

    private static int? Number(string text, string[] words)
    {
        var word = Array.FindIndex(words, w => string.Equals(w, text, StringComparison.OrdinalIgnoreCase));
        if (word >= 0) return words.Length == 12 ? word + 1 : word;
        return text.Length is 1 or 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
