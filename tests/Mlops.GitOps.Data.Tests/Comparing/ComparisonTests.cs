using System.Collections.Immutable;
using Mlops.GitOps.Data.Comparing;
using Mlops.GitOps.Data.Statistics;
using Mlops.GitOps.Data.Statistics.Comparing;
using Mlops.GitOps.Data.Statistics.Distributions;
using Mlops.GitOps.Data.Statistics.Scores;
using Mlops.GitOps.Data.Statistics.Tests;

namespace Mlops.GitOps.Data.Tests.Comparing;

public sealed class ComparisonTests
{
    private static readonly double[] Low = [0.71, 0.70, 0.74, 0.69, 0.72, 0.705, 0.731];
    private static readonly double[] Middle = [0.72, 0.73, 0.735, 0.71, 0.725, 0.70, 0.75];
    private static readonly double[] High = [0.75, 0.76, 0.77, 0.74, 0.751, 0.748, 0.769];

    [Fact]
    public void Nadeau_bengio_is_the_statistic_of_the_same_arrays_with_its_interval()
    {
        var comparison = Compare("nadeau-bengio", "holm", ratio: 0.25);
        double[] p = [PairedModels.NadeauBengio(High, Low, 0.25).PValue, PairedModels.NadeauBengio(High, Middle, 0.25).PValue];
        var adjusted = AdjustedPValues.Of(p, "holm");
        Assert.Equal("high", comparison.Reference.Name);
        AssertRow(comparison, "low", PairedModels.NadeauBengio(High, Low, 0.25), adjusted[0], "worse");
        AssertRow(comparison, "middle", PairedModels.NadeauBengio(High, Middle, 0.25), adjusted[1], "worse");
        var (row, differences) = (comparison.Contenders[0], Moments.Differences(Low, High));
        var deviation = Math.Sqrt(Moments.Variance(differences));
        var half = StudentT.Quantile(0.975, 6) * deviation * Math.Sqrt((1.0 / 7) + 0.25);
        Assert.Equal(Moments.Mean(differences) / deviation, row.Effect ?? 0, 12);
        Assert.Equal(Moments.Mean(differences) - half, row.Interval?.Lower ?? 0, 14);
        Assert.Equal(Moments.Mean(differences) + half, row.Interval?.Upper ?? 0, 14);
        Assert.Equal(7, row.Count);
    }

    [Fact]
    public void Paired_t_and_wilcoxon_are_the_statistics_of_the_same_arrays()
    {
        AssertRow(Compare("paired-t", "none"), "middle", TTests.Paired(High, Middle, Alternative.TwoSided), TTests.Paired(High, Middle, Alternative.TwoSided).PValue, "worse");
        var expected = Wilcoxon.Test(Low, High, Alternative.TwoSided);
        var comparison = Compare("wilcoxon", "bh");
        AssertRow(comparison, "low", expected, AdjustedPValues.Of([expected.PValue, Wilcoxon.Test(Middle, High, Alternative.TwoSided).PValue], "bh")[0], "worse");
        Assert.Equal(-1, comparison.Contenders[0].Effect);
    }

    [Fact]
    public void Friedman_tests_all_and_then_each_by_mean_ranks()
    {
        var comparison = Compare("friedman", "none");
        Assert.Equal(Friedman.Test([Low, Middle, High]), comparison.Omnibus);
        // Of 7 replicates low is the worst in 5 and the second in 2; high is always the best.
        var difference = (((5 * 1) + (2 * 2)) / 7.0) - 3;
        var z = difference / Math.Sqrt(3 * 4 / (6 * 7.0));
        Assert.Equal(difference, comparison.Contenders[0].Effect ?? 0, 12);
        Assert.Equal(Normal.PValue(z, Alternative.TwoSided), comparison.Contenders[0].PValue ?? 0, 12);
        Assert.Contains(comparison.Notes, static note => note.StartsWith("Friedman's test of all 3: chi-square 11.14", StringComparison.Ordinal));
    }

    [Fact]
    public void A_baseline_takes_the_place_of_the_best_and_less_may_be_better()
    {
        var task = new ComparisonTask("loss", IsLowerBetter: true, "paired-t", "holm", 0.05);
        Assert.Equal("low", Comparison.Of(task, Contenders(), static _ => null).Reference.Name);
        var held = Comparison.Of(task with { Baseline = "middle" }, Contenders(), static _ => null);
        Assert.Equal("middle", held.Reference.Name);
        Assert.Equal("worse", held.Contenders[2].Verdict);
        Assert.DoesNotContain(held.Notes, static note => note.Contains("chosen as the best", StringComparison.Ordinal));
    }

    [Fact]
    public void Mcnemar_and_delong_compare_rows()
    {
        double[] truth = [.. Enumerable.Range(0, 60).Select(static row => row % 3 == 0 ? 1.0 : 0.0)];
        double[] good = [.. truth.Select(static (yes, row) => (0.3 * yes) + (row * 7 % 60 / 100.0))];
        double[] bad = [.. truth.Select(static (yes, row) => (0.1 * yes) + (row * 11 % 60 / 100.0))];
        ComparedRows? RowsOf(string name) => Rows("test", truth, name == "high" ? good : bad);
        var delong = Comparison.Of(new ComparisonTask("auc", false, "delong", "holm", 0.05), Contenders(), RowsOf).Contenders[0];
        var expected = Delong.Test(truth, bad, good);
        Assert.Equal((expected.PValue, expected.AucA - expected.AucB, 60), (delong.PValue, delong.Difference, delong.Count));
        var half = Normal.Quantile(0.975) * ((expected.AucA - expected.AucB) / expected.Statistic);
        Assert.Equal((expected.AucA - expected.AucB) + half, delong.Interval?.Upper ?? 0, 9);

        var (right, other) = (Right(truth, bad), Right(truth, good));
        double only = right.Where((isRight, row) => isRight && !other[row]).Count();
        double onlyReference = other.Where((isRight, row) => isRight && !right[row]).Count();
        double[][] table = [[0, only], [onlyReference, 60 - only - onlyReference]];
        var mcnemar = Comparison.Of(new ComparisonTask("auc", false, "mcnemar", "none", 0.05), Contenders(), RowsOf).Contenders[0];
        Assert.Equal(only + onlyReference < 25 ? McNemar.Exact(table).PValue : McNemar.ChiSquare(table, isCorrected: true).PValue, mcnemar.PValue);
        Assert.Equal((only - onlyReference) / 60, mcnemar.Difference ?? 0, 12);
    }

    [Fact]
    public void Rows_that_differ_are_refused_in_words()
    {
        var truth = new double[] { 1, 0, 1, 0 };
        var answers = new[] { 0.9, 0.2, 0.8, 0.1 };
        var task = new ComparisonTask("auc", false, "delong", "holm", 0.05);
        var other = Comparison.Of(task, Contenders(), name => Rows(name, truth, answers)).Contenders[0];
        Assert.Equal(("not tested", "it was judged on other rows than the reference, so no row has two answers"), (other.Verdict, other.Note));
        Assert.Equal("its predictions are not there any more: run the experiment again", Comparison.Of(task, Contenders(), static _ => null).Contenders[0].Note);
    }

    [Fact]
    public void Too_few_replicates_are_said()
    {
        var one = Compare("nadeau-bengio", "holm", ratio: 0.25, replicates: 1);
        Assert.All(one.Contenders.Where(static row => !row.IsReference), static row => Assert.Equal("not tested", row.Verdict));
        Assert.Contains(one.Notes, static note => note.StartsWith("Too few replicates: with one of each", StringComparison.Ordinal));
        Assert.Contains(Compare("nadeau-bengio", "holm", ratio: 0.25, replicates: 3).Notes, static note => note.StartsWith("Few replicates: with 3 a difference counts only from 3.29 times", StringComparison.Ordinal));
        Assert.Contains(Compare("wilcoxon", "holm", replicates: 5).Notes, static note => note.StartsWith("Too few replicates: with 5 no p-value can be below 0.125", StringComparison.Ordinal));
        Assert.DoesNotContain(Compare("wilcoxon", "none", replicates: 7).Notes, static note => note.StartsWith("Too few", StringComparison.Ordinal));
    }

    [Fact]
    public void Equal_replicates_and_an_unknown_ratio_are_no_test()
    {
        Contender[] same = [Contender("a", [0.5, 0.5, 0.5]), Contender("b", [0.6, 0.6, 0.6]), Contender("c", [0.6, 0.6, 0.6])];
        var comparison = Comparison.Of(new ComparisonTask("auc", false, "nadeau-bengio", "holm", 0.05, TestOverTrain: 0.3), same, static _ => null);
        Assert.Equal(["differs by the same in every replicate", null, "equal in every replicate"], comparison.Contenders.Select(static row => row.Note));
        Assert.Contains(comparison.Notes, static note => note.StartsWith("Replicates do not differ", StringComparison.Ordinal));
        Assert.Equal("nobody said how many rows the model learns from and is judged on", Compare("nadeau-bengio", "holm").Contenders[0].Note);
        var two = Comparison.Of(new ComparisonTask("auc", false, "friedman", "holm", 0.05), [.. same.Take(2)], static _ => null);
        Assert.Contains("friedman needs three", two.Contenders[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_stands_alone_and_escapes_what_it_is_given()
    {
        Contender[] contenders = [Contender("note=<b>&", Low), Contender("high", High)];
        var comparison = Comparison.Of(new ComparisonTask("auc", false, "nadeau-bengio", "holm", 0.05, TestOverTrain: 0.25), contenders, static _ => null);
        var page = ComparisonPage.Of("tuning", comparison, contenders);
        Assert.Contains("note=&lt;b&gt;&amp;", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<svg ").Length - 1);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.Equal(page, ComparisonPage.Of("tuning", comparison, contenders));
    }

    private static Comparison Compare(string test, string correction, double? ratio = null, int replicates = 7) =>
        Comparison.Of(new ComparisonTask("auc", IsLowerBetter: false, test, correction, 0.05, TestOverTrain: ratio), Contenders(replicates), static _ => null);

    private static Contender[] Contenders(int replicates = 7) => [Contender("low", Low[..replicates]), Contender("middle", Middle[..replicates]), Contender("high", High[..replicates])];

    private static Contender Contender(string name, double[] scores) =>
        new(name, scores.Select(static (score, at) => KeyValuePair.Create(at + 1, score)).ToImmutableSortedDictionary());

    private static ComparedRows Rows(string rows, double[] truth, double[] answers) => new(rows, truth, answers, Right(truth, answers));

    private static bool[] Right(double[] truth, double[] answers) => [.. answers.Select((answer, row) => answer >= 0.5 == (truth[row] == 1))];

    private static void AssertRow(Comparison comparison, string name, TestResult expected, double adjusted, string verdict)
    {
        var row = comparison.Contenders.Single(one => one.Name == name);
        Assert.Equal(expected.PValue, row.PValue ?? 0, 14);
        Assert.Equal(Math.Abs(expected.Statistic), Math.Abs(row.Statistic ?? 0), 12);
        Assert.Equal(adjusted, row.Adjusted ?? 0, 14);
        Assert.Equal(verdict, row.Verdict);
    }
}
