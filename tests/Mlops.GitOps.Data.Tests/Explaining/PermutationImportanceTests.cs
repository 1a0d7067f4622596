using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Explaining;
using Mlops.GitOps.Data.Judging;
using Mlops.GitOps.Data.Statistics.Resampling;
using Mlops.GitOps.Data.Tests.Statistics;

namespace Mlops.GitOps.Data.Tests.Explaining;

public sealed class PermutationImportanceTests
{
    [Fact]
    public void Intervals_hold_what_would_be_lost_on_other_rows()
    {
        // The truth is x and noise of variance 1; the model answers x and, by mistake, 0.3 z. Dealing x out anew adds twice its variance to the squared error; dealing z adds nothing.
        const int worlds = 300;
        var random = new SeededRandom(11);
        var lost = Math.Sqrt(1 + 0.09 + 2) - Math.Sqrt(1 + 0.09);
        var (holdsLost, holdsNothing) = (0, 0);
        for (var world = 0; world < worlds; world++)
        {
            var (x, z, noise) = (random.Normals(200), random.Normals(200), random.Normals(200));
            var truth = x.Zip(noise, static (value, error) => value + error).ToArray();
            var permutation = new PermutationImportance(Metric("rmse", isLowerBetter: true), Answered(truth, x, z), seed: world);
            holdsLost += Holds(permutation.Of(order => Answered(truth, Dealt(x, order), z)), lost) ? 1 : 0;
            holdsNothing += Holds(permutation.Of(order => Answered(truth, x, Dealt(z, order))), 0) ? 1 : 0;
        }

        Assert.InRange((double)holdsLost / worlds, 0.90, 0.99);
        Assert.InRange((double)holdsNothing / worlds, 0.90, 0.99);

        static bool Holds(Importance importance, double value) => importance.Lower <= value && value <= importance.Upper;
    }

    [Fact]
    public void What_tells_everything_leaves_a_guess_and_what_tells_nothing_loses_nothing()
    {
        var random = new SeededRandom(12);
        var scores = Enumerable.Range(0, 4000).Select(_ => random.Share()).ToArray();
        var rows = new Sample(JudgedTask.Binary, [.. scores.Select(static score => score > 0.5 ? 1.0 : 0)], scores, null, null, 2, 0.5);
        var permutation = new PermutationImportance(Metric("auc"), rows, seed: 1);
        Assert.Equal(1, permutation.Value);
        var all = permutation.Of(order => rows with { Answers = Dealt(scores, order) });
        Assert.InRange(all.Mean, 0.49, 0.51);
        Assert.InRange(all.Spread, 0.001, 0.03);
        Assert.Equal(new Importance(0, 0, 0, 0), permutation.Of(_ => rows));
    }

    [Fact]
    public void The_mean_and_the_spread_are_those_of_the_permutations()
    {
        var random = new SeededRandom(13);
        var (x, z) = (random.Normals(50), random.Normals(50));
        var rows = Answered(x, x, z);
        var values = new List<double>();
        var importance = new PermutationImportance(Metric("mae", isLowerBetter: true), rows, seed: 5, repeats: 4).Of(order =>
        {
            var answered = Answered(x, Dealt(x, order), z);
            values.Add(answered.Answers.Zip(x, static (answer, truth) => Math.Abs(answer - truth)).Average());
            Assert.Equal(Enumerable.Range(0, 50), order.Order());
            return answered;
        });
        var usual = rows.Answers.Zip(x, static (answer, truth) => Math.Abs(answer - truth)).Average();
        Assert.Equal(4, values.Distinct().Count());
        Assert.Equal(values.Average() - usual, importance.Mean, 1e-12);
        Assert.Equal(Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / 3), importance.Spread, 1e-12);
    }

    [Fact]
    public void Where_a_metric_has_no_value_without_some_rows_there_is_no_interval()
    {
        var rows = new Sample(JudgedTask.Binary, [1, 0, 0, 0], [0.9, 0.1, 0.2, 0.3], null, null, 2, 0.5);
        var importance = new PermutationImportance(Metric("auc"), rows, seed: 1).Of(order => rows with { Answers = Dealt(rows.Answers, order) });
        Assert.Equal((null, null), (importance.Lower, importance.Upper));
    }

    private static PermutedMetric Metric(string name, bool isLowerBetter = false) => PermutedMetric.Of(
        new JudgedDeclaration("m", name == "auc" ? "binary" : "regression", "answer", null, 0.5, [new("profit", Sql: "sum(1)"), new("bias", LowerIsBetter: true), new(name, isLowerBetter)], [], null),
        name == "auc" ? JudgedTask.Binary : JudgedTask.Regression)!;

    private static Sample Answered(double[] truth, double[] x, double[] z) =>
        new(JudgedTask.Regression, truth, [.. x.Zip(z, static (one, other) => one + (0.3 * other))], null, null, 0, 0.5);

    private static double[] Dealt(double[] values, int[] order) => Array.ConvertAll(order, row => values[row]);
}
