using Mlops.GitOps.Data.Judging;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Evaluating;

/// <summary>What environments run, judged on the rows that the new model is judged on.</summary>
internal static class Champions
{
    public static Answers AnswersOf(
        StageContext context, DuckConnection connection, EvaluateSettings settings, (string Environment, string Bundle, string Input) champion, Truth truth, CancellationToken stop)
    {
        try
        {
            var table = JudgedTable.Of(connection, Predictions.Of(context, connection, settings, context.Input(champion.Input), stop), stop, $"mlops {champion.Input}");
            return new Answers(SampleReader.Of(table, settings.Judged, truth), table.Rows());
        }
        catch (StageFailure failure)
        {
            throw new StageFailure($"What '{champion.Environment}' runs can't be compared on these rows: {failure.Message}",
                $"Leave '{champion.Environment}' out of `against` until a model of this kind runs there, or: {failure.Hint ?? "let the rows be as it reads them."}", failure);
        }
    }
}
