using System.Collections.Immutable;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features;

/// <summary>Carries out a plan: rows and labels are parted by entity, and each part is done by itself.</summary>
internal static class EntityJoin
{
    private const long LabelMemory = 64L << 20;

    /// <summary>Returns how many rows were left out.</summary>
    public static long Run(
        DuckConnection connection, ViewRows source, string scratch, ImmutableArray<JoinPlan> plans, JoinPlan plan, ResultTable results, int threads, int mostIndexed, CancellationToken stop)
    {
        var entities = LabelTable.CreateEntities(connection, plans, plan, stop);
        var parts = EntityParts.Of(entities);
        using var labels = new RecordStore(parts.Count, LabelMemory, Path.Join(scratch, "labels.records"));
        using var rows = new RecordStore(parts.Count, FeatureDatabase.RecordMemory, Path.Join(scratch, "rows.records"));

        // No row's place matters: keeping the order would have the engine wait for the slowest of its threads.
        connection.Execute("SET preserve_insertion_order = false; SET streaming_buffer_size = '16MiB'", stop);
        LabelTable.Read(connection, plans, plan, entities, parts, labels, stop);
        var index = entities <= mostIndexed ? EntityIndex.Read(connection, plan.KeyType, entities, stop) : null;
        var rejected = RowReader.Read(connection, plan, source, index, parts, rows, threads, stop);
        connection.Execute("SET preserve_insertion_order = true", stop);
        try
        {
            Parallel.For(0, parts.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, part =>
            {
                var entityRows = EntityRows.Of(plan, labels.Take(part), rows.Take(part));
                results.Set(entityRows, Aggregates.Compute(entityRows));
                labels.Release(part);
                rows.Release(part);
            });
        }
        catch (AggregateException exception) when (exception.InnerExceptions.OfType<StageFailure>().MinBy(static failure => failure.Message, StringComparer.Ordinal) is { } failure)
        {
            throw failure;
        }

        return rejected;
    }
}
