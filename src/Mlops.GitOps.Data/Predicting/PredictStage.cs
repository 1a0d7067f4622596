using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Predicting;

/// <summary>Scores rows with a model, any model that takes a column as each of its inputs: the rows as they are, with the output beside them.</summary>
internal static class PredictStage
{
    public static StageRunner Runner { get; } = new("predict", "1", Run);

    private static void Run(StageContext context, CancellationToken stop)
    {
        var settings = PredictSettings.Of(context.Settings);
        using var model = ModelFile.Load(context.Input("model"));
        using var database = StageDatabase.Open(context);
        using var connection = database.Connect();
        StageDatabase.UseOneThread(connection);
        var file = ParquetInput.PathOf(context, connection, context.Input("data"), stop);
        var subject = Subject.Open(connection, file, stop);
        var rows = ModelAnswers.Write(connection, model, subject, settings.Model.Output, context.Output("rows"), stop);
        context.TellRows("rows", rows);
        context.Log.WriteLine(FormattableString.Invariant($"{rows} rows scored."));
    }
}
