using System.Collections.Immutable;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features;

/// <summary>The time and the keys of the labels, as a table of the engine in the order of the rows.</summary>
internal static class LabelTable
{
    private const string Name = "label_rows";

    public static long Create(DuckConnection connection, string scan, string eventColumn, ImmutableArray<JoinPlan> plans, CancellationToken stop)
    {
        var keys = KeysOf(plans).Select(static (key, place) => $", CAST({Sql.Name(key.Name)} AS {Sql.TypeOf(key.Type)}) AS k{place}");
        connection.Execute($"CREATE TEMP TABLE {Name} AS SELECT CAST({Sql.Name(eventColumn)} AS TIMESTAMP) AS t{string.Concat(keys)} FROM {scan}", stop);
        if (Number(connection, $"SELECT coalesce(min(rowid) + 1, 0) FROM {Name} WHERE t IS NULL", stop) is var row and not 0)
            throw new StageFailure(FormattableString.Invariant($"Row {row} of input 'labels' has no '{eventColumn}', so it can't be said what was known then."), $"Leave such rows out, or declare '{eventColumn}' without '?' where they come from.");
        return Number(connection, $"SELECT count(*) FROM {Name}", stop);
    }

    /// <summary>Gives each entity that has labels a number from 0 and returns how many there are. The last stands for labels without a key: no row is of it.</summary>
    public static int CreateEntities(DuckConnection connection, ImmutableArray<JoinPlan> plans, JoinPlan plan, CancellationToken stop)
    {
        var place = PlaceOf(plans, plan);
        connection.Execute($"CREATE OR REPLACE TEMP TABLE entities AS SELECT k, CAST(row_number() OVER () - 1 AS INTEGER) AS entity FROM (SELECT DISTINCT k{place} AS k FROM {Name} WHERE k{place} IS NOT NULL)", stop);
        return (int)Number(connection, "SELECT count(*) + 1 FROM entities", stop);
    }

    /// <summary>Puts the labels of each entity into a part of a store, as records of entity, time and place.</summary>
    public static void Read(DuckConnection connection, ImmutableArray<JoinPlan> plans, JoinPlan plan, int entities, EntityParts parts, RecordStore store, CancellationToken stop)
    {
        using var appender = new RecordAppender(store);
        using var result = connection.Query($"SELECT coalesce(e.entity, {entities - 1}), l.t, l.rowid FROM {Name} l LEFT JOIN entities e ON l.k{PlaceOf(plans, plan)} = e.k", stop);
        while (result.Read(stop) is { } chunk)
        {
            var codes = chunk[0].Values<int>();
            var times = chunk[1].Values<long>();
            var places = chunk[2].Values<long>();
            for (var row = 0; row < chunk.Count; row++)
            {
                var record = appender.Add(parts.PartOf(codes[row]), Record.HeaderWords);
                Record.Start(record, codes[row], Record.HeaderWords);
                Record.SetWhole(record, Record.EventSlot, times[row]);
                Record.SetWhole(record, Record.KnownSlot, places[row]);
            }
        }
    }

    private static int PlaceOf(ImmutableArray<JoinPlan> plans, JoinPlan plan) => KeysOf(plans).FindIndex(key => key == (plan.Key, plan.KeyType with { IsNullable = false }));

    private static List<(string Name, ColumnType Type)> KeysOf(ImmutableArray<JoinPlan> plans) => [.. plans.Select(static plan => (plan.Key, plan.KeyType with { IsNullable = false })).Distinct()];

    private static long Number(DuckConnection connection, string query, CancellationToken stop)
    {
        using var result = connection.Query(query, stop);
        return result.Read(stop)?[0].Values<long>()[0] ?? 0;
    }
}
