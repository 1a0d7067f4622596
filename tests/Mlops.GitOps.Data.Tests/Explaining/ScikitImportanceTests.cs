using System.Globalization;
using System.Text.Json;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Data.Tests.Learning;

namespace Mlops.GitOps.Data.Tests.Explaining;

public sealed class ScikitImportanceTests
{
    [ScikitFact]
    public void Importance_is_that_of_scikit_learn_but_for_chance()
    {
        // scikit-learn learns the same models from the same rows, and deals the values out by its own chance.
        const string query = $"SELECT * EXCLUDE (town, class) REPLACE (coalesce(age, 10) AS age, dear::INTEGER AS dear) FROM ({Explanations.Houses})";
        string[] inputs = ["size", "age", "noise"];
        using var folder = new TemporaryFolder();
        var csv = Path.Join(folder.Path, "rows.csv");
        using (var database = Native.DuckDb.DuckDatabase.Open())
        using (var connection = database.Connect()) connection.Execute($"COPY ({query}) TO '{csv}' (FORMAT csv, HEADER true)");
        using var answers = JsonDocument.Parse(Scikit.Run("permutation_importance.py", csv));
        (string, string, string, string, bool)[] cases =
            [("linear", "regression", "price", "rmse", true), ("linear", "regression", "price", "r2", false), ("logistic", "binary", "dear", "auc", false)];
        foreach (var (learner, task, label, metric, isLowerBetter) in cases)
        {
            Explanations.Train(folder, learner, task, label, query, inputs: inputs);
            var (status, log) = Explanations.Explain(folder, new { label, judged = Explanations.Judged(task, metric, isLowerBetter) }, query);
            Assert.True(status == 0, log);
            foreach (var row in Explanations.Importance(folder, "input, importance, spread"))
            {
                var parts = row.Split('|');
                var (mean, spread) = (double.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture));
                var theirs = answers.RootElement.GetProperty(metric).GetProperty(parts[0]);
                var (theirMean, theirSpread) = (theirs.GetProperty("mean").GetDouble(), theirs.GetProperty("std").GetDouble());

                // Means of ten and of a hundred permutations, each with its chance.
                var chance = Math.Sqrt((spread * spread / 10) + (theirSpread * theirSpread / 100));
                Assert.InRange(mean, theirMean - (4 * chance), theirMean + (4 * chance));
                Assert.InRange(spread, theirSpread / 3, theirSpread * 3);
            }
        }
    }
}
