using System.Globalization;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>Writes what stands in queries and beside them: numbers, durations, and text that must not be taken for a template.</summary>
internal static class PromQl
{
    private static readonly (string Unit, long Milliseconds)[] Units = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)];

    // Twelve digits: 14.4 × 0.01 is 0.144 to people, and to nobody 0.14400000000000002.
    public static string Number(double value) => value.ToString("G12", CultureInfo.InvariantCulture);

    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Returns the largest unit that leaves a whole number: 90m, never 1h30m.</summary>
    public static string Duration(TimeSpan duration)
    {
        var milliseconds = (long)duration.TotalMilliseconds;
        var (unit, length) = Array.Find(Units, unit => milliseconds % unit.Milliseconds == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{milliseconds / length}{unit}");
    }

    /// <summary>Returns text that labels and annotations, which are Go templates, show as it is.</summary>
    public static string Inert(string text) => text.Replace("{{", "{{ \"{{\" }}", StringComparison.Ordinal);
}
