namespace Mlops.GitOps.Core.Types;

/// <summary>The five-field schedule that GitHub Actions and Kubernetes understand; both lack seconds and names such as <c>@daily</c>.</summary>
public static class CronSchedule
{
    private const string MonthPattern =
        "[Jj][Aa][Nn]|[Ff][Ee][Bb]|[Mm][Aa][Rr]|[Aa][Pp][Rr]|[Mm][Aa][Yy]|[Jj][Uu][Nn]|[Jj][Uu][Ll]|[Aa][Uu][Gg]|[Ss][Ee][Pp]|[Oo][Cc][Tt]|[Nn][Oo][Vv]|[Dd][Ee][Cc]";

    private const string DayPattern = "[Ss][Uu][Nn]|[Mm][Oo][Nn]|[Tt][Uu][Ee]|[Ww][Ee][Dd]|[Tt][Hh][Uu]|[Ff][Rr][Ii]|[Ss][Aa][Tt]";

    private static readonly CronField[] Fields =
    [
        new("minute", 0, 59, [], "[1-5]?[0-9]|0[0-9]"),
        new("hour", 0, 23, [], "1?[0-9]|0[0-9]|2[0-3]"),
        new("day of the month", 1, 31, [], "0?[1-9]|[12][0-9]|3[01]"),
        new("month", 1, 12, ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], "0?[1-9]|1[0-2]|" + MonthPattern),
        new("day of the week", 0, 7, ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], "0?[0-7]|" + DayPattern),
    ];

    /// <summary>Gets the same rule as a regular expression, but for ranges that run backwards.</summary>
    public static string Pattern { get; } = "^ *" + string.Join(" +", Fields.Select(PatternOf)) + " *$";

    /// <summary>Returns why a text is no schedule, or null.</summary>
    public static string? Reject(string text)
    {
        var parts = text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length) return "a schedule has five fields: minute, hour, day of the month, month, day of the week";
        for (var i = 0; i < parts.Length; i++)
        {
            var field = Fields[i];
            foreach (var part in parts[i].Split(','))
            {
                if (!field.Accepts(part)) return FormattableString.Invariant($"'{part}' is no {field.Name}, which goes from {field.Min} to {field.Max}");
            }
        }

        return null;
    }

    private static string PatternOf(CronField field)
    {
        var one = $"({field.Pattern})";
        var part = $"(\\*|{one}(-{one})?)(/(0?[1-9]|[1-9][0-9]))?";
        return $"{part}(,{part})*";
    }
}
