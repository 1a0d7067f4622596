using System.Collections.Immutable;
using Mlops.GitOps.Data.Ingesting;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features;

/// <summary>Carries out a plan: rows and labels are parted by entity, and each part is done by itself.</summary>
internal static class EntityJoin
{
    private const long LabelMemory = 64L << 20;

    /// <summary>Returns how many rows were left out.</summary>
    public static long Run(
        DuckConnection connection, StageContext context, ImmutableArray<JoinPlan> plans, JoinPlan plan, ResultTable results, int threads, int mostIndexed, CancellationToken stop)
    {
        var entities = LabelTable.CreateEntities(connection, plans, plan, stop);
        var parts = EntityParts.Of(entities);
        using var labels = new RecordStore(parts.Count, LabelMemory, Path.Join(context.Scratch, "labels.records"));
        using var rows = new RecordStore(parts.Count, FeatureDatabase.RecordMemory, Path.Join(context.Scratch, "rows.records"));

        // No row's place matters: keeping the order would have the engine wait for the slowest of its threads.
        connection.Execute("SET preserve_insertion_order = false; SET streaming_buffer_size = '16MiB'", stop);
        LabelTable.Read(connection, plans, plan, entities, parts, labels, stop);
        var index = entities <= mostIndexed ? EntityIndex.Read(connection, plan.KeyType, entities, stop) : null;
        var rejected = ReadRows(connection, context, plan, new RowReader(plan, index, parts, rows), plans.IndexOf(plan), stop);
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

    // By the reader that ingests: what is no row there is none here.
    private static long ReadRows(DuckConnection connection, StageContext context, JoinPlan plan, RowReader rows, int name, CancellationToken stop)
    {
        var dataset = DatasetReader.Open(connection, plan.Dataset, context.Input(plan.Input).Path, $"rows_{name}", context.Scratch);
        var incomplete = dataset.Run(() => rows.Read(connection, $"({dataset.Query})", stop));
        using var rejects = connection.Query($"SELECT count(*) FROM ({dataset.RejectQuery})", stop);
        return incomplete + (rejects.Read(stop)?[0].Values<long>()[0] ?? 0);
    }
}
