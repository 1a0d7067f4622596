using System.Collections.Immutable;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Predicting;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Native.Onnx;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Evaluating;

/// <summary>The rows that are judged: predictions that somebody made, or rows with the answers of a model beside them.</summary>
internal static class Predictions
{
    /// <summary>Writes the rows to the output, and returns what to read them with.</summary>
    public static string Write(StageContext context, DuckConnection connection, EvaluateSettings settings, CancellationToken stop)
    {
        var output = context.Output("predictions");
        var rows = context.Inputs.TryGetValue("predictions", out var given)
            ? StageDatabase.Write(connection, $"SELECT * FROM {StageDatabase.Scan(given)}", output, stop)
            : Score(context, connection, context.Input("model"), settings.Model.Output, output, stop);
        context.TellRows("predictions", rows);
        return $"SELECT * FROM {StageDatabase.Scan(new StageInput(output.Name, output.Path, "", "Table", output.Format))}";
    }

    /// <summary>Returns the classes that the model itself says it tells apart: some may not be among the rows.</summary>
    public static ImmutableArray<string>? ClassesOf(StageContext context) =>
        context.Inputs.TryGetValue("model", out var model) && model.Format is (null or "onnx") ? LearnedModel.ClassesOf(File.ReadAllBytes(model.Path))?.Names : null;

    /// <summary>Lets another model answer the same rows, and returns what to read both with.</summary>
    public static string Of(StageContext context, DuckConnection connection, EvaluateSettings settings, StageInput model, CancellationToken stop)
    {
        var output = new StageOutput(model.Name, Path.Join(context.Scratch, $"{model.Name}.parquet"), "Table", "parquet");
        using var onnx = ModelFile.Load(model);
        var subject = Subject.Open(connection, RowsOf(context, connection, settings.Judged.Output, stop), stop);
        ModelAnswers.Write(connection, onnx, subject, settings.Model.Output ?? new OutputDeclaration(settings.Judged.Output, null, null, null), output, stop, withProbabilities: true);
        return $"SELECT * FROM read_parquet({Sql.Text(output.Path)})";
    }

    // Where somebody else made the predictions, the other model answers the same rows without them.
    private static string RowsOf(StageContext context, DuckConnection connection, string answer, CancellationToken stop)
    {
        if (!context.Inputs.TryGetValue("predictions", out var given)) return ParquetInput.PathOf(context, connection, context.Input("data"), stop);
        var path = Path.Join(context.Scratch, "unanswered.parquet");
        using var none = connection.Query($"SELECT * FROM {StageDatabase.Scan(given)} LIMIT 0", stop);
        var others = none.Columns.Select(static column => column.Name).Where(name => name != answer && name != LearnedOutput.ProbabilitiesOf(answer));
        StageDatabase.Write(connection, $"SELECT {string.Join(", ", others.Select(Sql.Name))} FROM {StageDatabase.Scan(given)}", new(given.Name, path, "Table", "parquet"), stop);
        return path;
    }

    private static long Score(StageContext context, DuckConnection connection, StageInput model, OutputDeclaration? declared, StageOutput output, CancellationToken stop)
    {
        using var onnx = ModelFile.Load(model);
        var file = ParquetInput.PathOf(context, connection, context.Input("data"), stop);
        var subject = Subject.Open(connection, file, stop);
        return ModelAnswers.Write(connection, onnx, subject, declared, output, stop, withProbabilities: true);
    }
}
