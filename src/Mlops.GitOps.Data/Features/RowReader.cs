using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Features;

/// <summary>Reads the rows of a dataset once and puts those of entities that have labels into parts.</summary>
internal static class RowReader
{
    private const int EntityColumn = 0;
    private const int EventColumn = 1;
    private const int KnownColumn = 2;
    private const int KeyColumn = 3;
    private const int FirstColumn = 4;

    /// <summary>Returns how many rows were left out because a time or the key is missing, they were known before they happened, or a value is missing that may not be.</summary>
    public static long Read(DuckConnection connection, JoinPlan plan, string scan, int entities, RecordStore store, CancellationToken stop)
    {
        var columns = plan.Layout.Columns.Select(static column => column.Type.Kind switch
        {
            Core.Types.ColumnKind.Vector => $", CAST(r.{Sql.Name(column.Name)} AS VARCHAR)",
            Core.Types.ColumnKind.Float32 => $", CAST(r.{Sql.Name(column.Name)} AS DOUBLE)",
            _ => $", r.{Sql.Name(column.Name)}",
        });
        var query = $"SELECT e.entity, CAST(r.{Sql.Name(plan.Layout.Event.Name)} AS TIMESTAMP), CAST(r.{Sql.Name(plan.Layout.Known.Name)} AS TIMESTAMP), r.{Sql.Name(plan.Key)} IS NULL{string.Concat(columns)} "
            + $"FROM {scan} r LEFT JOIN entities e ON r.{Sql.Name(plan.Key)} = e.k";
        using var result = connection.Query(query, stop);
        var (rejected, records, words) = (0L, Array.Empty<nint>(), Array.Empty<int>());
        while (result.Read(stop) is { } chunk)
        {
            if (records.Length < chunk.Count) (records, words) = (new nint[chunk.Count], new int[chunk.Count]);
            rejected += Measure(chunk, plan.Layout, words.AsSpan(0, chunk.Count));
            Start(chunk, plan.Layout, words, records, entities, store);
            for (var column = 0; column < plan.Layout.Columns.Length; column++) RecordWriter.Fill(plan.Layout.Columns[column], chunk[FirstColumn + column], records.AsSpan(0, chunk.Count), words);
        }

        return rejected;
    }

    // Says how many words the record of each row takes: none for a row that is not wanted.
    private static long Measure(DuckChunk chunk, RecordLayout layout, Span<int> words)
    {
        var entity = chunk[EntityColumn];
        var happened = chunk[EventColumn];
        var known = chunk[KnownColumn];
        var isKeyless = chunk[KeyColumn].Values<bool>();
        var events = happened.Values<long>();
        var knowns = known.Values<long>();
        var rejected = 0L;
        for (var row = 0; row < words.Length; row++)
        {
            var isWhole = !isKeyless[row] && !happened.IsNull(row) && !known.IsNull(row) && knowns[row] >= events[row];
            if (!isWhole) rejected++;
            words[row] = isWhole && !entity.IsNull(row) ? layout.Words : isWhole ? 0 : -1;
        }

        for (var column = 0; column < layout.Columns.Length; column++) rejected += RecordWriter.Measure(layout.Columns[column], chunk[FirstColumn + column], words);
        return rejected;
    }

    private static void Start(DuckChunk chunk, RecordLayout layout, Span<int> words, Span<nint> records, int entities, RecordStore store)
    {
        var codes = chunk[EntityColumn].Values<int>();
        var events = chunk[EventColumn].Values<long>();
        var knowns = chunk[KnownColumn].Values<long>();
        for (var row = 0; row < codes.Length; row++)
        {
            records[row] = 0;
            if (words[row] <= 0) continue;
            var record = records[row] = store.Add(EntityParts.PartOf(codes[row], entities, store.PartCount), words[row]);
            Record.Start(record, codes[row], words[row]);
            Record.SetWhole(record, Record.EventSlot, events[row]);
            Record.SetWhole(record, Record.KnownSlot, knowns[row]);
            words[row] = layout.Words * sizeof(long);
        }
    }
}
