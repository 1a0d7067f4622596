using System.Collections.Immutable;
using Mlops.GitOps.Data.Ingesting.Rows;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Features;

/// <summary>Reads the rows of a dataset once and puts those of entities that have labels into parts.</summary>
internal static class RowReader
{
    // Each has blocks of records and of text to itself.
    private const int MostThreads = 8;

    /// <summary>Returns how many rows were left out, or set aside because they are no rows.</summary>
    public static long Read(DuckConnection connection, JoinPlan plan, ViewRows source, EntityIndex? index, EntityParts parts, RecordStore store, int threads, CancellationToken stop)
    {
        if (index is null || RowQuery.IsNeeded(plan) || source.Reader.Text is not { } text)
        {
            using var taker = new RowTaker(plan, RowPlaces.OfQuery(plan), index, parts, store, long.MaxValue);
            source.Reader.Run(() => RowQuery.Run(connection, plan, source.Scan, index is not null, taker.Take, stop));
            return taker.Rejected + source.CountRejects(connection, stop);
        }

        var places = RowPlaces.Of(plan, text.Shape);
        ImmutableArray<RowTaker> takers = [.. Enumerable.Range(0, Math.Min(threads, MostThreads)).Select(_ => new RowTaker(plan, places, index, parts, store, source.AsOf ?? long.MaxValue))];
        try
        {
            return text.Read([.. takers.Select(static taker => (Action<RowBatch>)taker.Take)], stop) + takers.Sum(static taker => taker.Rejected);
        }
        finally
        {
            foreach (var taker in takers) taker.Dispose();
        }
    }
}
