using Mlops.GitOps.Data.Statistics.Resampling;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Explaining;

/// <summary>Chooses rows by a seed, any so many of them as likely as any others.</summary>
internal static class RowSample
{
    private const string Name = "mlops sample";

    /// <summary>Returns the table with the places that were chosen; null where there are no more rows than wanted.</summary>
    public static string? Choose(DuckConnection connection, long count, int wanted, Func<IEnumerable<long>> places, long seed)
    {
        if (count <= wanted) return null;
        var chosen = new List<long>(wanted);
        var random = new SeededRandom(seed);
        var left = count;
        foreach (var place in places())
        {
            // Selection sampling: each row with the share of what is still wanted among the rows that are left.
            if (random.Share() * left < wanted - chosen.Count) chosen.Add(place);
            left--;
        }

        Keep(connection, chosen);
        return Sql.Name(Name);
    }

    private static void Keep(DuckConnection connection, List<long> places)
    {
        connection.Execute($"CREATE TABLE {Sql.Name(Name)} (place BIGINT)");
        using var appender = connection.Append(Name);
        for (var start = 0; start < places.Count; start += appender.Capacity)
        {
            var part = places.GetRange(start, Math.Min(appender.Capacity, places.Count - start));
            for (var at = 0; at < part.Count; at++) appender.Values<long>(0)[at] = part[at];
            appender.Append(part.Count);
        }

        appender.Finish();
    }
}
