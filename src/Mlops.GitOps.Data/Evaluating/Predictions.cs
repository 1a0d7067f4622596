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

    /// <summary>Returns the answers of another model to the same rows.</summary>
    public static double[] Of(StageContext context, DuckConnection connection, StageInput model, OutputDeclaration? declared, CancellationToken stop)
    {
        var output = new StageOutput(model.Name, Path.Join(context.Scratch, $"{model.Name}.parquet"), "Table", "parquet");
        var rows = Score(context, connection, model, declared, output, stop);
        var name = declared?.Name ?? throw new StageFailure("Nobody declares the output of the model, so it can't be compared.");
        var answers = new double[rows];
        using var result = connection.Query($"SELECT CAST({Sql.Name(name)} AS DOUBLE) FROM read_parquet({Sql.Text(output.Path)})", stop);
        var at = 0;
        while (result.Read(stop) is { } chunk)
        {
            for (var row = 0; row < chunk.Count; row++) answers[at++] = chunk[0].IsNull(row) ? double.NaN : chunk[0].Values<double>()[row];
        }

        return answers;
    }

    private static long Score(StageContext context, DuckConnection connection, StageInput model, OutputDeclaration? declared, StageOutput output, CancellationToken stop)
    {
        using var onnx = ModelFile.Load(model);
        var file = ParquetInput.PathOf(context, connection, context.Input("data"), stop);
        var subject = Subject.Open(connection, file, stop);
        return ModelAnswers.Write(connection, onnx, subject, declared, output, stop, withProbabilities: true);
    }
}
