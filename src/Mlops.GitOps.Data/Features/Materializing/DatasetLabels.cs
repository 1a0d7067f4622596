using System.Collections.Immutable;
using Mlops.GitOps.Data.Ingesting.Files;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features.Materializing;

/// <summary>The rows of a dataset as labels: those that were known at a time, in an order that does not depend on the file.</summary>
internal static class DatasetLabels
{
    public static LabelRows Create(DuckConnection connection, LabelDataset labels, ImmutableArray<JoinPlan> plans, long? asOf, string scratch, CancellationToken stop)
    {
        var dataset = labels.Dataset;
        var happened = dataset.EventColumn ?? throw new StageFailure($"Dataset '{dataset.Name}' says no event time, so it can't be said what was known for its rows.", "Say `time: {event: COLUMN}` there.");
        if (plans.FirstOrDefault(plan => dataset.Columns.All(column => column.Name != plan.Key)) is { } plan)
            throw new StageFailure($"Dataset '{dataset.Name}' declares no column '{plan.Key}', by which view '{plan.Values[0].View}' is joined.");
        var rows = KnownRows.Scan(ViewRows.Open(connection, dataset, DatasetFile.AllOf(labels.Files), scratch).Scan, dataset.KnownColumn ?? happened, asOf);
        var order = dataset.Columns.OrderByDescending(column => column.Name == happened).ThenByDescending(static column => column.IsKey).Select(static column => Sql.Name(column.Name));

        // They are read twice, and a table in memory would take the room of the join.
        var sorted = new StageOutput("labels", Path.Join(scratch, "labels.parquet"), "Table", "parquet");
        StageDatabase.Write(connection, $"SELECT * FROM {rows} ORDER BY {string.Join(", ", order)}", sorted, stop);
        return LabelRows.Of($"read_parquet({Sql.Text(sorted.Path)})", happened, dataset.Columns);
    }
}
