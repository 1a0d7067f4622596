using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Judging;
using Mlops.GitOps.Data.Tests.Training;

namespace Mlops.GitOps.Data.Tests.Evaluating;

/// <summary>A model beside what an environment runs, on the same rows.</summary>
public sealed class ChampionTests
{
    private const string Bundle = "sha256:0000000000000000000000000000000000000000000000000000000000000001";

    private const string Kinds = $"SELECT * REPLACE (coalesce(channel, 'none') AS channel, CASE WHEN amount < 30 THEN 'low' WHEN amount < 70 THEN 'middle' ELSE 'high' END AS defaulted) FROM ({Trainings.Loans})";

    private const string Sums = $"SELECT * REPLACE (amount * 2 + coalesce(months, 0) + income AS defaulted) FROM ({Trainings.Loans})";

    [Theory]
    [InlineData("binary", Trainings.Loans, "logistic", "float", "auc,brier,log_loss,gain")]
    [InlineData("multiclass", Kinds, "boosted-trees", "string", "accuracy,log_loss")]
    [InlineData("regression", Sums, "boosted-trees", "float", "rmse,mae,r2")]
    public void Differences_are_those_between_the_values_of_both(string task, string query, string learner, string type, string metrics)
    {
        using var folder = new TemporaryFolder();
        var (old, young) = (Trained(folder, task, query, learner, type, "old", ["income", "months"]), Trained(folder, task, query, learner, type, "young", ["amount", "income"]));
        var alone = Evaluate(folder, task, query, type, metrics, old);
        var beside = Evaluate(folder, task, query, type, metrics, young, old);

        var comparison = Assert.Single(beside.Comparisons);
        Assert.Equal(("production", Bundle), (comparison.Key, comparison.Value.Bundle));
        Assert.Equal(metrics.Split(',').Order(StringComparer.Ordinal), comparison.Value.Delta.Keys);
        foreach (var (name, delta) in comparison.Value.Delta)
        {
            Assert.Equal(beside.Metrics[name].Value!.Value - alone.Metrics[name].Value!.Value, delta.Value!.Value, 1e-9);
            Assert.True(delta.Lower < delta.Value && delta.Value < delta.Upper, $"{name}: {delta}");
        }
    }

    [Fact]
    public void A_model_differs_from_itself_in_nothing()
    {
        using var folder = new TemporaryFolder();
        var model = Trained(folder, "binary", Trainings.Loans, "logistic", "float", "same", ["amount"]);
        var delta = Evaluate(folder, "binary", Trainings.Loans, "float", "auc,brier,gain", model, model).Comparisons["production"].Delta;
        Assert.All(delta.Values, static measure => Assert.Equal((0.0, 0.0, 0.0), (measure.Value, measure.Lower, measure.Upper)));
    }

    [Fact]
    public void Predictions_that_somebody_else_made_are_compared_on_the_same_rows()
    {
        using var folder = new TemporaryFolder();
        var (old, young) = (Trained(folder, "binary", Trainings.Loans, "logistic", "float", "old", ["income", "months"]), Trained(folder, "binary", Trainings.Loans, "logistic", "float", "young", ["amount"]));
        var own = Evaluate(folder, "binary", Trainings.Loans, "float", "auc,brier", young, old);
        var given = Path.Join(folder.Path, "given.parquet");
        File.Move(StageFiles.PathOf(folder.Path, "predictions"), given);
        var other = Evaluate(folder, "binary", Trainings.Loans, "float", "auc,brier", null, old, given);
        Assert.Equal(own.Comparisons["production"].Delta, other.Comparisons["production"].Delta);
    }

    [Fact]
    public void A_champion_that_cannot_read_the_rows_is_told_with_its_environment()
    {
        using var folder = new TemporaryFolder();
        var (old, young) = (Trained(folder, "binary", Trainings.Loans, "logistic", "float", "old", ["income"]), Trained(folder, "binary", Trainings.Loans, "logistic", "float", "young", ["amount"]));
        var (status, log) = Run(folder, "binary", $"SELECT * EXCLUDE (income) FROM ({Trainings.Loans})", "float", "auc", young, old);
        Assert.Equal(1, status);
        Assert.Contains("What 'production' runs can't be compared on these rows: The rows have no column 'income', which the model reads.", log, StringComparison.Ordinal);
        Assert.Contains("Leave 'production' out of `against`", log, StringComparison.Ordinal);
    }

    private static string Trained(TemporaryFolder folder, string task, string query, string learner, string type, string name, string[] inputs)
    {
        var (status, log) = Trainings.Train(folder, query, Trainings.Settings(learner, Trainings.Model(task, inputs, type)));
        Assert.True(status == 0, log);
        var path = Path.Join(folder.Path, $"{name}.onnx");
        File.Move(Trainings.ModelOf(folder), path);
        return path;
    }

    private static Evidence Evaluate(TemporaryFolder folder, string task, string query, string type, string metrics, string? model, string? champion = null, string? predictions = null)
    {
        var (status, log) = Run(folder, task, query, type, metrics, model, champion, predictions);
        Assert.True(status == 0, log);
        return EvidenceJson.Read(File.ReadAllBytes(StageFiles.PathOf(folder.Path, "metrics")));
    }

    private static (int Status, string Log) Run(TemporaryFolder folder, string task, string query, string type, string metrics, string? model, string? champion, string? predictions = null)
    {
        const string gain = "sum(case when risk >= 0.5 then 1 when defaulted then -1 else 0 end)";
        var judged = new { name = "credit", task, output = "risk", metrics = metrics.Split(',').Select(static name => (object)(name == "gain" ? new { name, sql = gain } : new { name })), slices = Array.Empty<object>() };
        var settings = new Dictionary<string, object> { ["label"] = "defaulted", ["judged"] = judged };
        var inputs = new Dictionary<string, object>();
        if (model is not null)
        {
            (settings["model"], inputs["model"]) = (Trainings.Model(task, ["amount"], type), ModelInput(model));
            inputs["data"] = StageFiles.Table(TableFiles.Write(Path.Join(folder.Path, "test.parquet"), $"SELECT * FROM ({query}) WHERE hash(id) % 4 = 0 ORDER BY id"));
        }

        if (predictions is not null) inputs["predictions"] = StageFiles.Table(predictions);
        if (champion is not null)
        {
            settings["champions"] = new object[] { new { environment = "production", bundle = Bundle, input = "against_production" } };
            inputs["against_production"] = ModelInput(champion);
        }

        return StageFiles.Run(TableFiles.Runner("evaluate"), folder.Path, settings, inputs, ["metrics", "predictions", "report"], seed: 7);
    }

    private static object ModelInput(string path) => new { path, digest = "", type = "Model" };
}
