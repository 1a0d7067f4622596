using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features;

/// <summary>Joins the values of views to labels as they were known at the time of each: one row for each label, in the order of the labels.</summary>
internal static class FeaturesStage
{
    public static StageRunner Runner { get; } = new("features", "1", static (context, stop) => Run(context, Environment.ProcessorCount, stop));

    public static void Run(StageContext context, int threads, CancellationToken stop, int mostIndexed = EntityIndex.Most)
    {
        try
        {
            Join(context, FeaturesSettings.Of(context.Settings), threads, mostIndexed, stop);
        }
        catch (DuckException exception)
        {
            throw new StageFailure($"The features could not be joined: {exception.Message}", inner: exception);
        }
    }

    private static void Join(StageContext context, FeaturesSettings settings, int threads, int mostIndexed, CancellationToken stop)
    {
        var plans = JoinPlanner.Plan(settings.Views);
        var (labels, rows) = (context.Input("labels"), context.Output("rows"));
        var scan = StageDatabase.Scan(labels);
        using var database = FeatureDatabase.Open(context, threads);
        using var connection = database.Connect();
        var count = LabelTable.Create(connection, scan, settings.Event, plans, stop);
        using var results = new ResultTable(context.Scratch, plans, count);
        foreach (var plan in plans)
        {
            var rejected = EntityJoin.Run(connection, context, plans, plan, results, threads, mostIndexed, stop);
            if (rejected > 0) context.Log.WriteLine(FormattableString.Invariant($"{rejected} rows of dataset '{plan.Dataset.Name}' were left out: without a key or a time, known before they happened, or lacking a value."));
        }

        results.Write(connection, stop);
        context.TellRows("rows", StageDatabase.Write(connection, results.Query(settings, scan), rows, stop));
        if (context.Outputs.TryGetValue("lineage", out var lineage)) File.WriteAllBytes(lineage.Path, LineageJson.Of(settings.Views));
    }
}
