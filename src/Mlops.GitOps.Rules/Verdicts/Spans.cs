using System.Globalization;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>Makes and shows lengths of time.</summary>
internal static class Spans
{
    /// <summary>Returns so many seconds; more than a calendar holds is as long as it holds.</summary>
    public static TimeSpan Of(double seconds) => seconds >= TimeSpan.MaxValue.TotalSeconds ? TimeSpan.MaxValue : TimeSpan.FromSeconds(seconds);

    /// <summary>Returns a length for people: <c>3d 4h</c>, <c>20m</c>.</summary>
    public static string Text(TimeSpan span)
    {
        if (span < TimeSpan.Zero) return "less than no time";
        var parts = new (int Count, string Unit)[] { (span.Days, "d"), (span.Hours, "h"), (span.Minutes, "m"), (span.Seconds, "s") }
            .SkipWhile(static part => part.Count == 0).Take(2).Where(static part => part.Count > 0)
            .Select(static part => string.Create(CultureInfo.InvariantCulture, $"{part.Count}{part.Unit}"));
        var text = string.Join(' ', parts);
        return text.Length == 0 ? "0s" : text;
    }

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
