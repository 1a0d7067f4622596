using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features;

/// <summary>Joins the values of views to labels as they were known at the time of each: one row for each label, in the order of the labels.</summary>
internal static class FeaturesStage
{
    public static StageRunner Runner { get; } = new("features", "1", static (context, stop) => Run(context, Math.Max(2, Environment.ProcessorCount), stop));

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
        var labels = LabelRows.Of(StageDatabase.Scan(context.Input("labels")), settings.Event, settings.Columns);
        var rows = context.Output("rows");
        using var database = FeatureDatabase.Open(context.Scratch, threads);
        using var connection = database.Connect();
        var join = new FeatureJoin(JoinPlanner.Plan(settings.Views), plan => ViewRows.Open(connection, plan.Dataset, context.Input(plan.Input).Path, context.Scratch), context.Scratch, threads, context.Log) { MostIndexed = mostIndexed };
        context.TellRows("rows", join.Write(connection, labels, rows, stop));
        if (context.Outputs.TryGetValue("lineage", out var lineage)) File.WriteAllBytes(lineage.Path, LineageJson.Of(settings.Views));
    }
}
