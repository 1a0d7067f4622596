using System.Globalization;
using System.Text;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Judging;

namespace Mlops.GitOps.Data.Tests.Evaluating;

public sealed class EvaluateStageTests
{
    private static readonly object Judged = new
    {
        name = "credit",
        task = "binary",
        output = "probability",
        threshold = 0.3,
        metrics = new object[] { new { name = "auc" }, new { name = "brier", lowerIsBetter = true }, new { name = "profit", unit = "EUR", sql = "sum(case when probability >= 0.3 then 0 when defaulted then -0.6 * amount else 0.08 * amount end)" } },
        slices = new object[]
        {
            new { name = "sex", column = "sex", levels = new[] { "f", "m", "x" }, minGroup = 30, isAsked = true },
            new { name = "age_band", column = "age", bins = new[] { 25, 40 }, minGroup = 30, isAsked = true },
            new { name = "both", combines = new[] { "sex", "age_band" }, minGroup = 30, isAsked = true },
        },
        baseline = new { rule = "amount > 6000" },
    };

    [Fact]
    public void Metrics_groups_fairness_and_the_answer_without_ml_are_told()
    {
        using var folder = new TemporaryFolder();
        var evidence = Evaluate(folder, Rows(2000, seed: 1), Judged);

        var auc = evidence.Metrics["auc"];
        Assert.InRange(auc.Value!.Value, 0.7, 0.95);
        Assert.True(auc.Lower < auc.Value && auc.Value < auc.Upper && auc.Upper - auc.Lower < 0.1, auc.ToString());
        Assert.Equal(("DeLong", 2000L), (auc.Method, auc.Count));
        Assert.Equal("bootstrap BCa", evidence.Metrics["brier"].Method);
        Assert.Equal("bootstrap percentile", evidence.Metrics["profit"].Method);
        Assert.True(evidence.Metrics["profit"].Value > evidence.Baseline["profit"].Value);
        Assert.InRange(evidence.Baseline["auc"].Value!.Value, 0.4, 0.7);
        Assert.Null(evidence.Baseline["auc"].Lower);

        Assert.Equal(["f", "m", "x"], evidence.Slices["sex"].Keys);
        Assert.Equal(["25-40", "<25", ">=40"], evidence.Slices["age_band"].Keys);
        Assert.Contains("f & 25-40", evidence.Slices["both"].Keys);
        Assert.Equal(2000, evidence.Slices["age_band"].Values.Sum(static group => group["auc"].Count));
        var odds = evidence.Fairness["age_band"]["equalized_odds_difference"];
        Assert.True(odds.Lower <= odds.Value && odds.Value <= odds.Upper, odds.ToString());
        var page = File.ReadAllText(StageFiles.PathOf(folder.Path, "report"));
        Assert.Contains("Slice age_band", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_group_that_is_too_small_makes_what_is_said_of_all_groups_unknown()
    {
        using var folder = new TemporaryFolder();
        var evidence = Evaluate(folder, Rows(2000, seed: 2), Judged);
        Assert.Null(evidence.Fairness["sex"]["demographic_parity_difference"].Value);     // hardly anybody is x
        Assert.NotNull(evidence.Fairness["both"]["demographic_parity_difference"].Value); // of a combination nobody declares the groups
    }

    [Fact]
    public void The_sum_of_sql_over_groups_is_that_over_all()
    {
        using var folder = new TemporaryFolder();
        var evidence = Evaluate(folder, Rows(500, seed: 3), Judged);
        Assert.Equal(evidence.Metrics["profit"].Value!.Value, evidence.Slices["age_band"].Values.Sum(static group => group["profit"].Value!.Value), 1e-6);
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();
        Evaluate(one, Rows(600, seed: 4), Judged);
        Evaluate(other, Rows(600, seed: 4), Judged);
        foreach (var output in (string[])["metrics", "report", "predictions"])
            Assert.Equal(File.ReadAllBytes(StageFiles.PathOf(one.Path, output)), File.ReadAllBytes(StageFiles.PathOf(other.Path, output)));
    }

    [Fact]
    public void Rows_without_a_label_are_counted_and_left_out()
    {
        using var folder = new TemporaryFolder();
        var rows = Rows(100, seed: 5) + "m,30,100,0.2,\nf,31,100,0.9,\n";
        var (status, log) = Run(folder, rows, Judged);
        Assert.Equal(0, status);
        Assert.StartsWith("100 rows judged, 2 without a label left out.\n", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("m,30,100,,true\n", "1 rows have a label and no prediction in 'probability'")]
    [InlineData("m,30,100,1.5,true\n", "'probability' holds 1.5, and a binary model answers with a probability")]
    public void An_answer_that_cannot_be_judged_is_refused(string row, string message)
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Run(folder, Rows(50, seed: 6) + row, Judged);
        Assert.Equal(1, status);
        Assert.Contains(message, log, StringComparison.Ordinal);
    }

    [Fact]
    public void Sql_that_is_none_is_told_with_the_metric()
    {
        using var folder = new TemporaryFolder();
        var judged = new { name = "m", task = "binary", output = "probability", metrics = new object[] { new { name = "gain", sql = "sum(amout)" } }, slices = Array.Empty<object>() };
        var (status, log) = Run(folder, Rows(50, seed: 7), judged);
        Assert.Equal(1, status);
        Assert.Contains("The SQL of metric 'gain' can't run", log, StringComparison.Ordinal);
        Assert.Contains("amount", log, StringComparison.Ordinal); // the engine names the nearest column
    }

    [Theory]
    [InlineData("random()")]
    [InlineData("(select count(*) from read_csv('/etc/hostname'))")]
    public void Sql_sees_the_rows_and_nothing_else(string sql)
    {
        using var folder = new TemporaryFolder();
        var judged = new { name = "m", task = "binary", output = "probability", metrics = new object[] { new { name = "gain", sql } }, slices = Array.Empty<object>() };
        Assert.Equal(1, Run(folder, Rows(50, seed: 7), judged).Status);
    }

    [Fact]
    public void Without_a_label_or_a_declared_model_it_says_what_to_do()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Join(folder.Path, "rows.csv");
        File.WriteAllText(path, "probability,defaulted\n0.5,true\n");
        var inputs = new Dictionary<string, object> { ["predictions"] = StageFiles.Table(path, "csv") };
        var (_, log) = StageFiles.Run(StageRunners.Find("evaluate")!, folder.Path, new { label = "defaulted" }, inputs, ["metrics", "predictions", "report"]);
        Assert.Contains("Declare it under `models`", log, StringComparison.Ordinal);
    }

    private static Evidence Evaluate(TemporaryFolder folder, string rows, object judged)
    {
        var (status, log) = Run(folder, rows, judged);
        Assert.True(status == 0, log);
        return EvidenceJson.Read(File.ReadAllBytes(StageFiles.PathOf(folder.Path, "metrics")));
    }

    private static (int Status, string Log) Run(TemporaryFolder folder, string rows, object judged)
    {
        var path = Path.Join(folder.Path, "rows.csv");
        File.WriteAllText(path, "sex,age,amount,probability,defaulted\n" + rows);
        return StageFiles.Run(StageRunners.Find("evaluate")!, folder.Path, new { label = "defaulted", judged },
            new() { ["predictions"] = StageFiles.Table(path, "csv") }, ["metrics", "predictions", "report"], seed: 7);
    }

    private static string Rows(int count, int seed)
    {
        var chance = new Random(seed);
        var rows = new StringBuilder();
        for (var row = 0; row < count; row++)
        {
            var risk = chance.NextDouble();
            var said = Math.Clamp(risk + ((chance.NextDouble() - 0.5) * 0.3), 0.01, 0.99);
            rows.Append(CultureInfo.InvariantCulture, $"{(row % 100 == 0 ? "x" : row % 2 == 0 ? "f" : "m")},{20 + chance.Next(50)},{1000 + chance.Next(9000)},{said:R},{(chance.NextDouble() < risk ? "true" : "false")}\n");
        }

        return rows.ToString();
    }
}
