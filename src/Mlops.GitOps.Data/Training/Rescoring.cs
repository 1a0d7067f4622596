using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Native.Onnx;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Training;

/// <summary>Scores rows that were learned from by ONNX Runtime, and compares.</summary>
internal static class Rescoring
{
    private const int MostRows = 10_000;

    /// <summary>How far floats may lie from doubles, as a share of the largest answer.</summary>
    private const double Tolerance = 2e-5;

    /// <summary>Fails where answers differ by more than floats must, and returns how many rows were compared.</summary>
    public static int Check(LearnedModel model, string path, FeatureTable rows)
    {
        var count = Math.Min(rows.Rows, MostRows);
        var sample = rows.Slice([.. Enumerable.Range(0, count).Select(at => (int)((long)rows.Rows * at / count))]);
        using var scorer = OnnxModel.Load(path);
        var answers = Answers(model, scorer, sample);
        var own = Enumerable.Range(0, count).Select(row => OwnAnswers(model, sample, row)).ToList();
        var scale = own.Max(static row => row.Max(Math.Abs));
        var width = own[0].Length;
        for (var at = 0; at < answers.Length; at++)
        {
            var (expected, given) = (own[at / width][at % width], answers[at]);
            if (Math.Abs(expected - given) <= Tolerance * Math.Max(scale, 1e-30) || (model.Output.Form == OutputForm.Whole && Math.Abs(expected - given) <= 1)) continue;
            var numbers = FormattableString.Invariant($"{given:G9} in row {at / width} of the sample, and the learner {expected:G9}");
            throw new StageFailure($"ONNX Runtime {OnnxModel.LibraryVersion} answers {numbers}: the model is not to be trusted.",
                "This is a mistake of the tool, or of the library that MLOPS_ONNXRUNTIME names.");
        }

        return count;
    }

    /// <summary>Gives rows to a model in the form that it wants.</summary>
    public static Dictionary<string, OnnxTensor> Tensors(FeatureTable rows) => rows.Columns.ToDictionary(
        static column => column.Input.Name,
        column => column.Input.Categories is { } texts
            ? OnnxTensor.Of(Array.ConvertAll(column.Codes, code => code == 0 ? "" : texts[code - 1]), rows.Rows, 1)
            : OnnxTensor.Of(column.Numbers, rows.Rows, 1),
        StringComparer.Ordinal);

    private static double[] Answers(LearnedModel model, OnnxModel scorer, FeatureTable rows)
    {
        var isClass = model.Output.Form is OutputForm.Class or OutputForm.ClassNumber;
        var output = scorer.Run(Tensors(rows), isClass ? model.Output.Probabilities : model.Output.Name)[0];
        return output.Type == OnnxType.Int64 ? Array.ConvertAll(output.Longs, static number => (double)number) : Array.ConvertAll(output.Floats, static number => (double)number);
    }

    private static double[] OwnAnswers(LearnedModel model, FeatureTable rows, int row)
    {
        var answer = model.Answer(rows, row);
        if (model.Output.Form == OutputForm.Whole) return [Math.Round(answer[0])];
        if (model.Task != LearningTask.Binary || model.Output.Form != OutputForm.Number) return answer;
        return [Math.Min(Math.Max(answer[1], model.Output.Min ?? 0), model.Output.Max ?? 1)];
    }
}
