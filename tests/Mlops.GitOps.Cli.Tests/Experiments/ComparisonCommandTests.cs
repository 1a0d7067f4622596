using System.Text.Json;
using Mlops.GitOps.Data.Statistics.Comparing;
using Mlops.GitOps.Execution.Experiments;

namespace Mlops.GitOps.Cli.Tests.Experiments;

public sealed class ComparisonCommandTests(SweptWorkspace swept) : IClassFixture<SweptWorkspace>
{
    [Fact]
    public void What_is_compared_are_the_recorded_values()
    {
        using var json = JsonDocument.Parse(Mlops.Run(swept.Folder.Path, "experiments", "compare", "tuning", "--format", "json").Output);
        var runs = SweepTests.RunsOf(swept.Folder);
        double[] Scores(string configuration) => [.. runs.Where(run => run.Tag(TrialTags.Configuration) == configuration).OrderBy(static run => run.Tag(TrialTags.Replicate), StringComparer.Ordinal).Select(static run => run.Metrics["auc"].Value)];
        var reference = json.RootElement.GetProperty("reference").GetString() ?? "";
        Assert.Equal(runs.GroupBy(static run => run.Tag(TrialTags.Configuration)).MaxBy(static group => group.Average(static run => run.Metrics["auc"].Value))?.Key, reference);
        double test = runs.Sum(static run => double.Parse(run.Tag(TrialTags.TestRows))), train = runs.Sum(static run => double.Parse(run.Tag(TrialTags.TrainingRows)));
        var others = json.RootElement.GetProperty("combinations").EnumerateArray().Where(one => one.GetProperty("name").GetString() != reference).ToList();
        var p = others.Select(one => PairedModels.NadeauBengio(Scores(reference), Scores(one.GetProperty("name").GetString() ?? ""), test / train).PValue).ToArray();
        Assert.Equal(p, others.Select(static one => one.GetProperty("pValue").GetDouble()));
        Assert.Equal(AdjustedPValues.Of(p, "holm"), others.Select(static one => one.GetProperty("adjusted").GetDouble()));
        Assert.Equal(3, others.Count);
        Assert.Contains("<svg", swept.Folder.Read(".mlops/experiments/tuning.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("delong")]
    [InlineData("mcnemar")]
    public void Rows_are_compared_from_the_predictions(string test)
    {
        using var json = JsonDocument.Parse(Mlops.Run(swept.Folder.Path, "experiments", "compare", "--test", test, "--format", "json").Output);
        var runs = SweepTests.RunsOf(swept.Folder);
        foreach (var one in json.RootElement.GetProperty("combinations").EnumerateArray().Where(static one => one.GetProperty("verdict").GetString() != "reference"))
        {
            var rows = runs.First(run => run.Tag(TrialTags.Configuration) == one.GetProperty("name").GetString() && run.Tag(TrialTags.Replicate) == "1").Tag(TrialTags.TestRows);
            Assert.Equal(rows, one.GetProperty("n").GetRawText());
            Assert.InRange(one.GetProperty("pValue").GetDouble(), 0, 1);
        }
    }

    [Fact]
    public void The_difference_of_delong_is_that_of_the_recorded_areas()
    {
        using var json = JsonDocument.Parse(Mlops.Run(swept.Folder.Path, "experiments", "compare", "--test", "delong", "--baseline", "trees=10 leaves=4", "--format", "json").Output);
        double AucOf(string configuration) => SweepTests.RunsOf(swept.Folder).Single(run => run.Tag(TrialTags.Configuration) == configuration && run.Tag(TrialTags.Replicate) == "1").Metrics["auc"].Value;
        foreach (var one in json.RootElement.GetProperty("combinations").EnumerateArray().Where(static one => one.TryGetProperty("difference", out _)))
            Assert.Equal(AucOf(one.GetProperty("name").GetString() ?? "") - AucOf("trees=10 leaves=4"), one.GetProperty("difference").GetDouble(), 12);
    }

    [Theory]
    [InlineData("experiments", "list")]
    [InlineData("runs", "search")]
    [InlineData("comparison", "compare")]
    [InlineData("comparison", "compare", "--test", "friedman")]
    [InlineData("comparison", "compare", "--test", "delong")]
    public void What_programs_read_fits_its_schema(string schema, params string[] command) =>
        RecordSchema.AssertFits(schema, Mlops.Run(swept.Folder.Path, ["experiments", .. command, "--format", "json"]).Output);

    [Fact]
    public void A_wrong_filter_is_shown_with_a_caret()
    {
        var answer = Mlops.Run(swept.Folder.Path, "experiments", "search", "metrics.auc > '0.8'");
        Assert.Equal(2, answer.Status);
        Assert.Equal("error: a number belongs here: metric 'auc' is one\n --> filter:1:15\n  |\n1 | metrics.auc > '0.8'\n  |               ^^^^^\nhelp: write it without quotes\n", answer.Error);
        Assert.Equal(2, Mlops.Run(swept.Folder.Path, "experiments", "search", "--order-by", "metrics.").Status);
    }

    [Fact]
    public void A_search_finds_runs_and_sorts_them()
    {
        using var json = JsonDocument.Parse(Mlops.Run(swept.Folder.Path, "experiments", "search", "params.trees = '40'", "--order-by", "metrics.auc desc", "--format", "json").Output);
        var scores = json.RootElement.GetProperty("runs").EnumerateArray().Select(static run => run.GetProperty("metrics").GetProperty("auc").GetDouble()).ToList();
        Assert.Equal(4, scores.Count);
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Fact]
    public void Applying_writes_the_winner_keeps_the_rest_and_can_be_done_again()
    {
        using var folder = SweepWorkspace.Create();
        foreach (var file in Directory.EnumerateFiles(swept.Folder["mlruns"], "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[Path.GetRelativePath(swept.Folder.Path, file)]) ?? "");
            File.Copy(file, folder[Path.GetRelativePath(swept.Folder.Path, file)]);
        }

        var before = folder.Read(SweepWorkspace.Specs);
        var run = SweepTests.RunsOf(folder).First(static run => run.Tag(TrialTags.Configuration) == "trees=40 leaves=4");
        var applied = Mlops.Run(folder.Path, "experiments", "apply", "tuning", run.Id[..12]);
        Assert.True(applied.Status == 0, applied.Error);
        Assert.Equal(before.Replace("trees: 30, leaves: 7}       # what", "trees: 40, leaves: 4}       # what", StringComparison.Ordinal), folder.Read(SweepWorkspace.Specs));
        Assert.Contains("params: {seed: 7, trees: 40, leaves: 4}", applied.Output, StringComparison.Ordinal);
        Assert.Contains("says so already", Mlops.Run(folder.Path, "experiments", "apply", "tuning", run.Id[..12]).Output, StringComparison.Ordinal);
        var winner = Mlops.Run(folder.Path, "experiments", "apply", "tuning").Output;
        Assert.Contains("best by mean auc: ", winner, StringComparison.Ordinal);
        Assert.Equal(0, Mlops.Run(folder.Path, "validate").Status);
    }

    [Fact]
    public void What_is_not_recorded_is_said()
    {
        using var folder = SweepWorkspace.Create();
        var none = Mlops.Run(folder.Path, "experiments", "compare");
        Assert.Equal(1, none.Status);
        Assert.Contains("no run of experiment 'tuning' is recorded yet", none.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean", Mlops.Run(swept.Folder.Path, "experiments", "compare", "--metric", "brie").Error, StringComparison.Ordinal);
        Assert.Contains("has no combination 'trees=11'", Mlops.Run(swept.Folder.Path, "experiments", "compare", "--baseline", "trees=11").Error, StringComparison.Ordinal);
    }
}
