using System.Globalization;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>Reads the minutes of a schedule.</summary>
internal static class CronMinutes
{
    private const int Least = 5;

    /// <summary>Returns whether a schedule starts more often than GitHub does.</summary>
    public static bool IsTooOften(string cron)
    {
        var minutes = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first.Split(',').SelectMany(Of).Distinct().Order().ToList() : [];
        return minutes.Count > 1 && minutes.Zip([.. minutes.Skip(1), minutes[0] + 60]).Any(static pair => pair.Second - pair.First < Least);
    }

    private static IEnumerable<int> Of(string part)
    {
        var (range, step) = part.Split('/') is [var before, var after] ? (before, Number(after, 1)) : (part, part.Contains('-', StringComparison.Ordinal) || part == "*" ? 1 : 60);
        var (from, to) = range == "*" ? (0, 59) : range.Split('-') is [var low, var high] ? (Number(low, 0), Number(high, 59)) : (Number(range, 0), 59);
        for (var minute = from; minute <= to; minute += Math.Max(step, 1)) yield return minute;
    }

    private static int Number(string text, int otherwise) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
