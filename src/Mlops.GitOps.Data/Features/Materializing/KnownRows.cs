using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Features.Materializing;

/// <summary>The rows of a dataset as somebody saw them who asked at a time.</summary>
internal static class KnownRows
{
    /// <summary>Returns what the engine reads the rows known by a time with; all of them where no time is given.</summary>
    public static string Scan(string scan, string knownColumn, long? asOf) =>
        asOf is { } time ? $"(SELECT * FROM {scan} WHERE CAST({Sql.Name(knownColumn)} AS TIMESTAMP) <= {Time(time)})" : scan;

    /// <summary>Returns the newest time at which a row was known that can count; null where there is none.</summary>
    public static long? NewestTime(DuckConnection connection, JoinPlan plan, string scan, CancellationToken stop)
    {
        using var result = connection.Query($"SELECT max(epoch_us(CAST({Sql.Name(plan.Layout.Known.Name)} AS TIMESTAMP))) FROM {scan} WHERE {MayCount(plan)}", stop);
        return result.Read(stop) is { } chunk && !chunk[0].IsNull(0) ? chunk[0].Values<long>()[0] : null;
    }

    /// <summary>Says of which rows an entity can have a value: those with a key, and not known before they happened.</summary>
    public static string MayCount(JoinPlan plan) =>
        $"{Sql.Name(plan.Key)} IS NOT NULL AND CAST({Sql.Name(plan.Layout.Known.Name)} AS TIMESTAMP) >= CAST({Sql.Name(plan.Layout.Event.Name)} AS TIMESTAMP)";

    public static string Time(long microseconds) => FormattableString.Invariant($"make_timestamp({microseconds})");
}
