using System.Collections.Immutable;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features.Materializing;

/// <summary>One label for each entity that was known at a time, in the order of their keys.</summary>
internal static class EntityLabels
{
    private const string Table = "entity_labels";
    private const string Event = "as_of";

    public static LabelRows Create(DuckConnection connection, ImmutableArray<JoinPlan> plans, Func<JoinPlan, string> scan, long? asOf, CancellationToken stop)
    {
        var key = KeyOf(plans);
        var type = Sql.TypeOf(plans[0].KeyType);
        var keys = plans.Select(plan => $"SELECT CAST({Sql.Name(plan.Key)} AS {type}) AS k FROM {scan(plan)} WHERE {KnownRows.MayCount(plan)}");
        var time = asOf is { } known ? KnownRows.Time(known) : "CAST(NULL AS TIMESTAMP)";
        connection.Execute($"CREATE TEMP TABLE {Table} AS SELECT k AS {Sql.Name(key)}, {time} AS {Event} FROM (SELECT DISTINCT k FROM ({string.Join(" UNION ALL ", keys)})) ORDER BY k", stop);
        return new LabelRows(Table, Event, [$"l.{Sql.Name(key)}", $"l.{Event}"]);
    }

    private static string KeyOf(ImmutableArray<JoinPlan> plans)
    {
        var keys = plans.Select(static plan => plan.Key).Distinct(StringComparer.Ordinal).ToList();
        return keys.Count == 1 ? keys[0] : throw new StageFailure($"The views are of different entities, by {string.Join(" and ", keys.Select(static key => $"'{key}'"))}.", "Ask for those of one entity, or say for which rows with --labels.");
    }
}
