using System.Text.Json;
using Mlops.GitOps.Data.Evaluating;
using Mlops.GitOps.Data.Judging;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Comparing;

/// <summary>Reads the predictions that an evaluation gave.</summary>
public static class PredictedRows
{
    /// <param name="rows">Which rows were judged: the digest of the table.</param>
    /// <param name="settings">What the spec says of the evaluation, as its stage is told.</param>
    public static ComparedRows Read(string rows, string settings, string path, CancellationToken stop)
    {
        using var document = JsonDocument.Parse(settings);
        var declared = EvaluateSettings.Of(document.RootElement);
        try
        {
            using var database = DuckDatabase.Open();
            using var connection = database.Connect();
            var table = JudgedTable.Of(connection, $"SELECT * FROM read_parquet({Sql.Text(path)})", stop);
            var truth = Truth.Of(table, declared.Label, SampleReader.TaskOf(declared.Judged.Task), declared.Judged.Classes);
            var sample = SampleReader.Of(table, declared.Judged, truth);
            int[] known = [.. Enumerable.Range(0, sample.Count).Where(row => !double.IsNaN(sample.Truth[row]))];
            return Of(rows, sample.Pick(known));
        }
        catch (DuckException exception)
        {
            throw new StageFailure($"The predictions can't be read: {exception.Message}", inner: exception);
        }
    }

    private static ComparedRows Of(string rows, Sample sample) => new(rows, sample.Truth, sample.Answers, sample.Task switch
    {
        JudgedTask.Binary => [.. sample.Answers.Select((answer, row) => answer >= sample.Threshold == (sample.Truth[row] == 1))],
        JudgedTask.Multiclass => [.. sample.Answers.Select((answer, row) => answer == sample.Truth[row])],
        _ => null,
    });
}
