using System.Globalization;

namespace Mlops.GitOps.Data.Statistics.Assigning;

/// <summary>Where a subject stands between 0 and 1, the same every time: GrowthBook's hash, over UTF-16 units as in its JavaScript.</summary>
public static class StickyHash
{
    /// <summary>Version 2 is even; version 1 is its older one of a thousand steps.</summary>
    public static double Of(string seed, string value, int version) => version switch
    {
        2 => Fnv1a(Fnv1a(seed + value).ToString(CultureInfo.InvariantCulture)) % 10_000 / 10_000.0,
        1 => Fnv1a(value + seed) % 1_000 / 1_000.0,
        _ => throw Need.Failure($"'version' is {version}; there are 1 and 2."),
    };

    private static uint Fnv1a(string text)
    {
        var hash = 2166136261;
        foreach (var unit in text) hash = unchecked((hash ^ unit) * 16777619);
        return hash;
    }
}
