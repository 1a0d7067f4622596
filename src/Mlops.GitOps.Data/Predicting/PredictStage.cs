using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Native.Onnx;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Predicting;

/// <summary>Scores rows with a model, any model that takes a column as each of its inputs: the rows as they are, with the output beside them.</summary>
internal static class PredictStage
{
    public static StageRunner Runner { get; } = new("predict", "1", Run);

    private static void Run(StageContext context, CancellationToken stop)
    {
        var settings = PredictSettings.Of(context.Settings);
        if (context.Input("model") is not { Path.Length: > 0 } given)
            throw new StageFailure("The model that an environment runs can't be fetched yet.", "Name the model of a stage, such as `train.model`.");
        if (given.Format is not (null or "onnx")) throw new StageFailure($"The model is of format '{given.Format}', and the built-in body scores ONNX.", "Score with a command.");
        using var model = Load(given.Path);
        using var database = StageDatabase.Open(context);
        using var connection = database.Connect();
        StageDatabase.UseOneThread(connection);
        var file = ParquetInput.PathOf(context, connection, context.Input("data"), stop);
        var subject = Subject.Open(connection, file, stop);
        var answers = ModelAnswers.Of(model, subject, settings.Model.Output);
        connection.Register("mlops_answers", answers);
        var rows = StageDatabase.Write(
            connection, $"SELECT {subject.OwnColumns}, {answers.Select} FROM read_parquet({Sql.Text(file)}) POSITIONAL JOIN mlops_answers()", context.Output("rows"), stop, subject.Columns.Length);
        context.TellRows("rows", rows);
        context.Log.WriteLine(FormattableString.Invariant($"{rows} rows scored."));
    }

    private static OnnxModel Load(string path)
    {
        try
        {
            return OnnxModel.Load(path);
        }
        catch (OnnxException exception)
        {
            throw new StageFailure($"The model can't be loaded: {exception.Message}", "Its file is broken, or no ONNX file: make it again.", exception);
        }
    }
}
