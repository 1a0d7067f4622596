using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Predicting;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Native.Onnx;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Comparing;

/// <summary>Compares what two models answer to the same rows.</summary>
internal static class ModelDifferences
{
    public static ImmutableArray<Difference> Of(string before, string after, string rows, string scratch, CancellationToken stop)
    {
        var (then, now) = (Answers(before, rows, Path.Join(scratch, "then.parquet"), stop), Answers(after, rows, Path.Join(scratch, "now.parquet"), stop));
        return [.. TableDifferences.Of(then, now, format: null, stop).Select(static difference => difference with { What = $"its answers, {difference.What}" })];
    }

    private static string Answers(string model, string rows, string path, CancellationToken stop)
    {
        using var onnx = OnnxModel.Load(model);
        using var database = DuckDatabase.Open();
        using var connection = database.Connect();
        StageDatabase.UseOneThread(connection);
        ModelAnswers.Write(connection, onnx, Subject.Open(connection, rows, stop), declared: null, new StageOutput("answers", path, "Table", "parquet"), stop);
        return path;
    }
}
