using System.Text.Json;
using Mlops.GitOps.Cli.Tests;

namespace Mlops.GitOps.Data.Tests.Deciding;

public sealed class DecideStageTests
{
    private static readonly object[] Models =
    [
        new
        {
            name = "credit",
            task = "binary",
            output = "probability",
            metrics = new object[] { new { name = "auc" }, new { name = "profit", sql = "sum(case when probability >= 0.2 then 0 when defaulted then -60 else 10 end)" } },
            slices = new object[] { new { name = "sex", column = "sex", minGroup = 30, isAsked = true } },
            baseline = new { rule = "amount > 5000" },
        },
    ];

    // Of the four rows the rule declines two: one that defaults and one that does not. It earns 10 on one, and loses 60 on the other.
    private const string Rows = "amount,defaulted\n9000,true\n8000,false\n1000,true\n2000,false\n";

    [Theory]
    [InlineData("baseline.metrics.profit < 0", true, "yes: problem 'loans' needs ML: baseline.metrics.profit < 0 (baseline.metrics.profit -50)")]
    [InlineData("baseline.metrics.profit < -100", false, "no: problem 'loans' needs no ML: baseline.metrics.profit < -100 (baseline.metrics.profit -50)")]
    [InlineData("baseline.metrics.profit < 0 and data.rows >= 1000", false, "no: problem 'loans' needs no ML: baseline.metrics.profit < 0 and data.rows >= 1000 (baseline.metrics.profit -50, data.rows 4)")]
    [InlineData("baseline.metrics.auc >= 0.5", true, "yes: problem 'loans' needs ML: baseline.metrics.auc >= 0.5 (baseline.metrics.auc 0.5)")]
    public void Whether_ml_is_needed_is_answered_by_the_rule_on_the_same_rows(string when, bool expected, string said)
    {
        using var folder = new TemporaryFolder();
        var (answer, log) = Need(folder, Rows, when, Models);
        Assert.Equal(expected, answer.GetProperty("answer").GetBoolean());
        Assert.Equal(said + "\n", log);
    }

    [Fact]
    public void A_column_of_scores_can_be_ordered_and_no_more()
    {
        using var folder = new TemporaryFolder();
        object[] models = [new { name = "credit", task = "binary", output = "probability", metrics = new object[] { new { name = "auc" }, new { name = "brier" } }, slices = Array.Empty<object>(), baseline = new { columnScore = "amount" } }];
        var (answer, log) = Need(folder, Rows, "baseline.metrics.auc < 0.7 or baseline.metrics.brier < 0.1", models);
        Assert.True(answer.GetProperty("answer").GetBoolean());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("values").GetProperty("baseline.metrics.brier").ValueKind);
        Assert.Contains("baseline.metrics.brier unknown", log, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_can_tell_is_a_no()
    {
        using var folder = new TemporaryFolder();
        var (answer, log) = Need(folder, "amount,defaulted\n9000,true\n8000,true\n", "baseline.metrics.auc < 0.9", Models);
        Assert.False(answer.GetProperty("answer").GetBoolean());
        Assert.StartsWith("no: nobody can tell of problem 'loans', for baseline.metrics.auc is not known", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metrics.auc >= 0.8", true)]
    [InlineData("metrics.auc.lower >= 0.8", false)]
    [InlineData("metrics.n >= 100", true)]
    [InlineData("slices.sex.auc.min >= 0.7", true)]
    [InlineData("slices.sex[\"f\"].auc > 0.75", false)]
    [InlineData("slices.sex.auc.gap <= 0.05", false)]
    [InlineData("fairness.sex.equalized_odds_difference <= 0.1", true)]
    [InlineData("metrics.auc > baseline.metrics.auc", true)]
    [InlineData("metrics.brier <= 1", false)]
    public void Whether_a_model_solves_it_is_answered_by_its_metrics(string when, bool expected)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Join(folder.Path, "metrics.json");
        File.WriteAllText(path, """
            {"schema": "mlops/metrics/1", "metrics": {"auc": {"value": 0.83, "lower": 0.79, "upper": 0.86, "n": 400}, "profit": 12, "brier": null},
             "slices": {"sex": {"f": {"auc": {"value": 0.74, "n": 180}}, "m": {"auc": {"value": 0.88, "n": 200}}, "x": {"auc": {"value": 0.2, "n": 20}}}},
             "fairness": {"sex": {"equalized_odds_difference": 0.05}}, "baseline": {"metrics": {"auc": {"value": 0.6}}}}
            """);
        var (status, log) = StageFiles.Run(StageRunners.Find("decide")!, folder.Path, new { problem = "loans", ask = "solved", question = new { when, models = Models } },
            new() { ["metrics"] = new { path, digest = $"sha256:{new string('0', 64)}", type = "Metrics" } }, ["decision"]);
        Assert.True(status == 0, log);
        using var decision = JsonDocument.Parse(File.ReadAllText(StageFiles.PathOf(folder.Path, "decision")));
        Assert.Equal(expected, decision.RootElement.GetProperty("answer").GetBoolean());
    }

    [Theory]
    [InlineData("f,m", true)]
    [InlineData("f,m,x", false)]        // hardly anybody is x
    [InlineData("f,m,y", false)]        // and nobody is y
    public void A_group_that_the_specs_name_and_hardly_anybody_is_in_leaves_the_slice_unknown(string levels, bool expected)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Join(folder.Path, "metrics.json");
        File.WriteAllText(path, """
            {"schema": "mlops/metrics/1", "metrics": {"auc": 0.8},
             "slices": {"sex": {"f": {"auc": {"value": 0.74, "n": 180}}, "m": {"auc": {"value": 0.88, "n": 200}}, "x": {"auc": {"value": 0.9, "n": 20}}}}}
            """);
        object[] models = [new { name = "credit", task = "binary", output = "probability", metrics = Array.Empty<object>(), slices = new object[] { new { name = "sex", column = "sex", levels = levels.Split(','), minGroup = 30, isAsked = true } } }];
        var (status, log) = StageFiles.Run(StageRunners.Find("decide")!, folder.Path, new { problem = "loans", ask = "solved", question = new { when = "slices.sex.auc.min >= 0.7", models } },
            new() { ["metrics"] = new { path, digest = $"sha256:{new string('0', 64)}", type = "Metrics" } }, ["decision"]);
        Assert.Equal(0, status);
        Assert.StartsWith(expected ? "yes: the model solves" : "no: nobody can tell", log, StringComparison.Ordinal);
    }

    [Fact]
    public void The_baseline_is_measured_by_the_metrics_of_all_models_of_the_problem()
    {
        using var folder = new TemporaryFolder();
        object[] models = [.. Models, new { name = "second", task = "binary", output = "score", metrics = new object[] { new { name = "accuracy" } }, slices = Array.Empty<object>(), baseline = new { rule = "amount > 5000" } }];
        var (answer, _) = Need(folder, Rows, "baseline.metrics.profit < 0 and baseline.metrics.accuracy == 0.5", models);
        Assert.True(answer.GetProperty("answer").GetBoolean());
    }

    private static (JsonElement Decision, string Log) Need(TemporaryFolder folder, string rows, string when, object[] models)
    {
        var path = Path.Join(folder.Path, "rows.csv");
        File.WriteAllText(path, rows);
        var settings = new { problem = "loans", ask = "needsMl", question = new { when, label = "defaulted", models } };
        var (status, log) = StageFiles.Run(StageRunners.Find("decide")!, folder.Path, settings, new() { ["data"] = StageFiles.Table(path, "csv") }, ["decision"]);
        Assert.True(status == 0, log);
        using var decision = JsonDocument.Parse(File.ReadAllText(StageFiles.PathOf(folder.Path, "decision")));
        return (decision.RootElement.Clone(), log);
    }
}
