using System.Runtime.CompilerServices;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Features;

/// <summary>Reads the rows of a dataset once and puts those of entities that have labels into parts.</summary>
internal sealed class RowReader(JoinPlan plan, EntityIndex? index, EntityParts parts, RecordStore store)
{
    private const int EntityColumn = 0;
    private const int EventColumn = 1;
    private const int KnownColumn = 2;
    private const int FirstColumn = 3;

    private int[] entities = [];
    private int[] words = [];
    private nint[] records = [];

    /// <summary>Returns how many rows were left out because a time or the key is missing, they were known before they happened, or a value is missing that may not be.</summary>
    public long Read(DuckConnection connection, string scan, CancellationToken stop)
    {
        var rejected = 0L;
        using var result = connection.Query(QueryOf(scan), stop);
        ChunkPipe.Run(result, Take, stop);
        return rejected;

        void Take(DuckChunk chunk)
        {
            if (records.Length < chunk.Count) (entities, words, records) = (new int[chunk.Count], new int[chunk.Count], new nint[chunk.Count]);
            if (index is null) chunk[EntityColumn].Values<int>().CopyTo(entities);
            else index.Find(chunk[EntityColumn], entities.AsSpan(0, chunk.Count));
            rejected += Measure(chunk);
            Start(chunk);
            for (var column = 0; column < plan.Layout.Columns.Length; column++) RecordWriter.Fill(plan.Layout.Columns[column], chunk[FirstColumn + column], records.AsSpan(0, chunk.Count), words);
        }
    }

    private string QueryOf(string scan)
    {
        var key = $"r.{Sql.Name(plan.Key)}";
        var entity = index is null ? $"CASE WHEN {key} IS NULL THEN {EntityIndex.None - 1} ELSE coalesce(e.entity, {EntityIndex.None}) END" : EntityIndex.KeyOf(key, plan.KeyType);
        var columns = plan.Layout.Columns.Select(static column => column.Type.Kind switch
        {
            Core.Types.ColumnKind.Vector => $", CAST(r.{Sql.Name(column.Name)} AS VARCHAR)",
            Core.Types.ColumnKind.Float32 => $", CAST(r.{Sql.Name(column.Name)} AS DOUBLE)",
            _ => $", r.{Sql.Name(column.Name)}",
        });
        return $"SELECT {entity}, CAST(r.{Sql.Name(plan.Layout.Event.Name)} AS TIMESTAMP), CAST(r.{Sql.Name(plan.Layout.Known.Name)} AS TIMESTAMP){string.Concat(columns)} "
            + $"FROM {scan} r{(index is null ? $" LEFT JOIN entities e ON {key} = e.k" : "")}";
    }

    // Says how many words the record of each row takes: none for a row that is not wanted, less for one that is rejected.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long Measure(DuckChunk chunk)
    {
        var happened = chunk[EventColumn];
        var known = chunk[KnownColumn];
        var events = happened.Values<long>();
        var knowns = known.Values<long>();
        var mayBeNull = happened.HasNulls || known.HasNulls;
        var rejected = 0L;
        for (var row = 0; row < events.Length; row++)
        {
            var isWhole = entities[row] >= EntityIndex.None && knowns[row] >= events[row] && !(mayBeNull && (happened.IsNull(row) || known.IsNull(row)));
            if (!isWhole) rejected++;
            words[row] = !isWhole ? -1 : entities[row] >= 0 ? plan.Layout.Words : 0;
        }

        for (var column = 0; column < plan.Layout.Columns.Length; column++) rejected += RecordWriter.Measure(plan.Layout.Columns[column], chunk[FirstColumn + column], words.AsSpan(0, chunk.Count));
        return rejected;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Start(DuckChunk chunk)
    {
        var events = chunk[EventColumn].Values<long>();
        var knowns = chunk[KnownColumn].Values<long>();
        for (var row = 0; row < events.Length; row++)
        {
            records[row] = 0;
            if (words[row] <= 0) continue;
            var record = records[row] = store.Add(parts.PartOf(entities[row]), words[row]);
            Record.Start(record, entities[row], words[row]);
            Record.SetWhole(record, Record.EventSlot, events[row]);
            Record.SetWhole(record, Record.KnownSlot, knowns[row]);
            words[row] = plan.Layout.Words * sizeof(long);
        }
    }
}
