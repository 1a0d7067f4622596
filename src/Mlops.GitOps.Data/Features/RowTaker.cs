using System.Runtime.CompilerServices;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Ingesting.Rows;

namespace Mlops.GitOps.Data.Features;

/// <summary>Puts rows of entities that have labels into their parts, for one thread. A row is left out because a time or the key is missing, it was known
/// before it happened, or a value is missing that may not be.</summary>
internal sealed class RowTaker(JoinPlan plan, RowPlaces places, EntityIndex? index, EntityParts parts, RecordStore store, long until) : IDisposable
{
    // So many that what is kept of them between one step and the next stays near.
    private const int RowsAtOnce = 1024;

    private const long Day = 86_400_000_000;

    private readonly RecordAppender appender = new(store);
    private readonly int[] entities = new int[RowsAtOnce];
    private readonly int[] words = new int[RowsAtOnce];
    private readonly nint[] records = new nint[RowsAtOnce];
    private readonly long[] events = new long[RowsAtOnce];
    private readonly long[] knowns = new long[RowsAtOnce];

    /// <summary>How many rows were left out.</summary>
    public long Rejected { get; private set; }

    public void Take(RowBatch batch)
    {
        for (var first = 0; first < batch.Rows; first += RowsAtOnce) Take(batch, first, Math.Min(RowsAtOnce, batch.Rows - first));
    }

    public void Dispose() => appender.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Take(RowBatch batch, int first, int count)
    {
        FindEntities(batch.Columns[places.Entity], first, entities.AsSpan(0, count));
        ReadTimes(batch.Columns[places.Event], first, events.AsSpan(0, count), ifNull: long.MaxValue);
        ReadTimes(batch.Columns[places.Known], first, knowns.AsSpan(0, count), ifNull: long.MinValue);
        Rejected += Measure(count);
        for (var place = 0; place < places.Columns.Length; place++) Rejected += RecordWriter.Measure(plan.Layout.Columns[place], batch.Columns[places.Columns[place]], first, words.AsSpan(0, count));
        Start(count);
        for (var place = 0; place < places.Columns.Length; place++) RecordWriter.Fill(plan.Layout.Columns[place], batch.Columns[places.Columns[place]], first, records.AsSpan(0, count), words);
    }

    private void FindEntities(ColumnBuffer keys, int first, Span<int> found)
    {
        if (index is not null)
        {
            index.Find(keys, first, found);
            return;
        }

        var numbers = keys.Values<long>().Slice(first, found.Length);
        for (var row = 0; row < found.Length; row++) found[row] = keys.IsNull(first + row) ? EntityIndex.None - 1 : (int)numbers[row];
    }

    private static void ReadTimes(ColumnBuffer column, int first, Span<long> times, long ifNull)
    {
        if (column.Type.Kind == ColumnKind.Date)
        {
            var days = column.Values<int>().Slice(first, times.Length);
            for (var row = 0; row < times.Length; row++) times[row] = days[row] * Day;
        }
        else column.Values<long>().Slice(first, times.Length).CopyTo(times);

        if (!column.HasNulls) return;
        for (var row = 0; row < times.Length; row++)
        {
            if (column.IsNull(first + row)) times[row] = ifNull;
        }
    }

    // Says how many words the record of each row takes: none for a row that is not wanted, less for one that is left out.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long Measure(int count)
    {
        var rejected = 0L;
        for (var row = 0; row < count; row++)
        {
            var isWhole = entities[row] >= EntityIndex.None && knowns[row] >= events[row];
            var isWanted = knowns[row] <= until;
            if (!isWhole && isWanted) rejected++;
            words[row] = !isWanted ? 0 : !isWhole ? -1 : entities[row] >= 0 ? plan.Layout.Words : 0;
        }

        return rejected;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Start(int count)
    {
        for (var row = 0; row < count; row++)
        {
            records[row] = 0;
            if (words[row] <= 0) continue;
            var record = records[row] = appender.Add(parts.PartOf(entities[row]), words[row]);
            Record.Start(record, entities[row], words[row]);
            Record.SetWhole(record, Record.EventSlot, events[row]);
            Record.SetWhole(record, Record.KnownSlot, knowns[row]);
            words[row] = plan.Layout.Words * sizeof(long);
        }
    }
}
