using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Judging;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Tests.Judging;

/// <summary>Values are those of sklearn.metrics 1.2.1 on the same rows.</summary>
public sealed class BuiltInMetricsTests
{
    private static readonly Sample YesAndNo = new(JudgedTask.Binary,
        [0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0], [.1, .8, .35, .6, .9, .55, .45, .2, .4, .7, .65, .3], null, null, 2, 0.5);

    private static readonly Sample Classes = new(JudgedTask.Multiclass,
        [0, 1, 2, 2, 1, 0, 2, 1], [0, 1, 2, 2, 0, 0, 1, 1],
        [[.7, .2, .1], [.2, .5, .3], [.1, .2, .7], [.3, .3, .4], [.4, .35, .25], [.6, .3, .1], [.2, .6, .2], [.1, .8, .1]], null, 3, 0.5);

    private static readonly Sample Numbers = new(JudgedTask.Regression, [3, 5, 2.5, 7, 4.2], [2.5, 5.2, 2.9, 6.1, 4.9], null, null, 0, 0.5);

    private static readonly Sample Lists = new(JudgedTask.Ranking, [3, 2, 0, 1, 0, 1, 0], [.9, .2, .6, .5, .1, .4, .8], null, [0, 0, 0, 0, 1, 1, 1], 0, 0.5);

    [Theory]
    [InlineData("auc", 0.9722222222222223)]
    [InlineData("average_precision", 0.976190476190476)]
    [InlineData("accuracy", 0.8333333333333334)]
    [InlineData("precision", 0.8333333333333334)]
    [InlineData("recall", 0.8333333333333334)]
    [InlineData("f1", 0.8333333333333334)]
    [InlineData("mcc", 0.6666666666666666)]
    [InlineData("log_loss", 0.4042158744978308)]
    [InlineData("brier", 0.12083333333333335)]
    public void Answers_of_yes_and_no(string metric, double expected) => Same(expected, metric, YesAndNo);

    [Theory]
    [InlineData("accuracy", 0.75)]
    [InlineData("precision", 0.7777777777777777)]
    [InlineData("recall", 0.7777777777777777)]
    [InlineData("f1", 0.7555555555555555)]
    [InlineData("auc", 0.9111111111111111)]
    [InlineData("log_loss", 0.714502126540568)]
    [InlineData("brier", 0.400625)]
    public void Answers_of_one_of_several_classes(string metric, double expected) => Same(expected, metric, Classes);

    [Theory]
    [InlineData("rmse", 0.5916079783099618)]
    [InlineData("mae", 0.5400000000000001)]
    [InlineData("r2", 0.8623348017621144)]
    [InlineData("bias", -0.020000000000000018)]
    public void Answers_of_numbers(string metric, double expected) => Same(expected, metric, Numbers);

    [Theory]
    [InlineData("ndcg", null, 0.7734113060750264)]
    [InlineData("ndcg", 2, 0.6674239213027962)]
    [InlineData("mrr", null, 0.75)]                       // by hand: the first fits first in one list and second in the other
    [InlineData("mrr", 1, 0.5)]
    [InlineData("map", null, 0.6527777777777778)] // by hand: (1 + 2/3 + 3/4) / 3 and 1/2
    public void The_order_of_lists(string metric, int? at, double expected)
    {
        var measure = Judge.ValueOf(BuiltInMetrics.Of(new MetricDeclaration(metric, At: at), JudgedTask.Ranking), Lists);
        Assert.Equal(expected, measure.Value!.Value, 1e-12);
    }

    [Fact]
    public void Every_value_has_an_interval_that_holds_it_and_says_how_it_was_found()
    {
        foreach (var (metric, rows) in new[] { ("auc", YesAndNo), ("accuracy", YesAndNo), ("brier", YesAndNo), ("accuracy", Classes), ("rmse", Numbers) })
        {
            var measure = Judge.Of(BuiltInMetrics.Of(new MetricDeclaration(metric), rows.Task), rows, seed: 7);
            Assert.InRange(measure.Value!.Value, measure.Lower!.Value, measure.Upper!.Value);
            Assert.False(string.IsNullOrEmpty(measure.Method));
            Assert.Equal(rows.Count, measure.Count);
        }
    }

    [Fact]
    public void The_interval_of_a_share_is_that_of_wilson()
    {
        // statsmodels.stats.proportion.proportion_confint(10, 12, method="wilson")
        var measure = Judge.Of(BuiltInMetrics.Of(new MetricDeclaration("accuracy"), JudgedTask.Binary), YesAndNo, seed: 0);
        Assert.Equal(0.5519691377470266, measure.Lower!.Value, 1e-9);
        Assert.Equal(0.9530348578161463, measure.Upper!.Value, 1e-9);
        Assert.Equal("Wilson", measure.Method);
    }

    [Fact]
    public void What_has_no_value_on_some_rows_is_not_known()
    {
        var onlyYes = YesAndNo.Pick([1, 3, 4]);
        Assert.Null(Judge.Of(BuiltInMetrics.Of(new MetricDeclaration("auc"), JudgedTask.Binary), onlyYes, seed: 0).Value);
        Assert.Equal(1.0, Judge.Of(BuiltInMetrics.Of(new MetricDeclaration("recall"), JudgedTask.Binary), onlyYes, seed: 0).Value);
        Assert.Null(Judge.Of(BuiltInMetrics.Of(new MetricDeclaration("brier"), JudgedTask.Binary), YesAndNo.Pick([]), seed: 0).Value);
    }

    [Fact]
    public void A_metric_that_nobody_knows_is_refused_with_those_there_are()
    {
        var failure = Assert.Throws<StageFailure>(static () => BuiltInMetrics.Of(new MetricDeclaration("acuracy"), JudgedTask.Binary));
        Assert.Equal("No metric of a binary model is known as 'acuracy'. Did you mean 'accuracy'?", failure.Message);
        Assert.Contains("accuracy", failure.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_rows_changes_no_value()
    {
        int[] shuffled = [5, 3, 11, 0, 8, 2, 10, 1, 9, 4, 7, 6];
        foreach (var metric in BuiltInMetrics.All.Where(static metric => metric.Tasks.Contains(JudgedTask.Binary)))
            Assert.Equal(Judge.ValueOf(metric, YesAndNo).Value!.Value, Judge.ValueOf(metric, YesAndNo.Pick(shuffled)).Value!.Value, 1e-12);
    }

    private static void Same(double expected, string metric, Sample rows) =>
        Assert.Equal(expected, Judge.ValueOf(BuiltInMetrics.Of(new MetricDeclaration(metric), rows.Task), rows).Value!.Value, 1e-12);
}
