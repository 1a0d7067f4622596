using System.Diagnostics;
using Mlops.GitOps.Execution.Experiments;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;

namespace Mlops.GitOps.Cli.Tests.Experiments;

public sealed class SweepTests(SweptWorkspace swept) : IClassFixture<SweptWorkspace>
{
    [Fact]
    public void Every_combination_and_replicate_is_run_and_recorded()
    {
        Assert.True(swept.Sweep.Status == 0, swept.Sweep.Output + swept.Sweep.Error);
        Assert.Contains("8 of 8 runs recorded: 8 ran, 0 kept", swept.Sweep.Output, StringComparison.Ordinal);
        var runs = RunsOf(swept.Folder);
        Assert.Equal(
            ["10/15/7", "10/15/8", "10/4/7", "10/4/8", "40/15/7", "40/15/8", "40/4/7", "40/4/8"],
            runs.Select(static run => $"{run.Params["trees"]}/{run.Params["leaves"]}/{run.Params["seed"]}").Order(StringComparer.Ordinal));
        Assert.Equal(8, runs.Select(static run => run.Metrics["auc"].Value).Distinct().Count());
    }

    [Fact]
    public void Nothing_is_registered_and_nothing_is_locked()
    {
        Assert.False(Directory.Exists(swept.Folder["locks"]));
        Assert.False(Directory.Exists(swept.Folder["registry"]));
        Assert.DoesNotContain("\"leavers@trial/solved\"", swept.Folder.Read(".mlops/results"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"leavers/", swept.Folder.Read(".mlops/results"), StringComparison.Ordinal);
    }

    [Fact]
    public void Stages_that_the_swept_parameters_do_not_reach_run_once_for_each_seed()
    {
        var stages = KeysOf(swept.Folder).Select(static line => line.Stage).CountBy(static stage => stage).ToDictionary();
        Assert.Equal((2, 2, 2), (stages["leavers@trial/ingest"], stages["leavers@trial/validate"], stages["leavers@trial/split"]));
        Assert.Equal((8, 8), (stages["leavers@trial/train"], stages["leavers@trial/evaluate"]));
    }

    [Fact]
    public void What_is_recorded_is_what_the_stage_measured()
    {
        foreach (var run in RunsOf(swept.Folder))
        {
            var artifacts = new MlflowStore(swept.Folder.Path).ArtifactsOf(run);
            var evidence = Data.Judging.EvidenceJson.Read(File.ReadAllBytes(Path.Join(artifacts, "metrics.json")));
            Assert.Equal(evidence.Metrics["auc"].Value, run.Metrics["auc"].Value);
            Assert.Equal(evidence.Metrics["brier"].Upper, run.Metrics["brier.upper"].Value);
            Assert.Equal((double?)evidence.Metrics["auc"].Count, run.Metrics["auc.n"].Value);
            Assert.Equal(run.Tag(TrialTags.ModelDigest), Core.Records.Digest.Of(File.ReadAllBytes(Path.Join(artifacts, "model.onnx"))).ToString());
            Assert.StartsWith("<!doctype html>", File.ReadAllText(Path.Join(artifacts, "report.html")), StringComparison.Ordinal);
            Assert.True(run.StartedAt > 0 && run.EndedAt >= run.StartedAt);
        }
    }

    [Fact]
    public void The_first_replicate_of_the_parameters_as_they_are_is_what_a_run_gives()
    {
        using var folder = SweepWorkspace.Create();
        folder.With(SweepWorkspace.Specs, SweepWorkspace.Replaced(folder.Read(SweepWorkspace.Specs), ("[10, 40]", "[30]"), ("[4, 15]", "[7]"), ("replicates: 2", "replicates: 3")));
        Assert.Equal(0, Mlops.Run(folder.Path, "run", "--stage", "evaluate").Status);
        var sweep = Mlops.Run(folder.Path, "experiments", "run");
        Assert.True(sweep.Status == 0, sweep.Output + sweep.Error);
        Assert.Contains("3 of 3 runs recorded: 2 ran, 1 kept", sweep.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repeated_sweep_does_nothing_and_recording_again_writes_the_same_bytes()
    {
        using var folder = SweepWorkspace.Create();
        Assert.Equal(0, Mlops.Run(folder.Path, "experiments", "run", "--jobs", "1").Status);
        var before = BytesIn(folder["mlruns"]);
        Assert.Contains("0 ran, 8 kept", Mlops.Run(folder.Path, "experiments", "run").Output, StringComparison.Ordinal);
        Assert.Equal(before, BytesIn(folder["mlruns"]));
        Directory.Delete(folder["mlruns"], recursive: true);
        Assert.Contains("0 ran, 8 kept", Mlops.Run(folder.Path, "experiments", "run", "--jobs", "1").Output, StringComparison.Ordinal);
        Assert.Equal(before, BytesIn(folder["mlruns"]));
    }

    [Fact]
    public void After_a_kill_the_sweep_goes_on_and_does_no_work_twice()
    {
        using var folder = SweepWorkspace.Create();
        var start = new ProcessStartInfo("dotnet", [Mlops.Assembly, "experiments", "run", "--jobs", "1"]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true };
        using (var process = Process.Start(start) ?? throw new InvalidOperationException("It did not start."))
        {
            while (process.StandardOutput.ReadLine() is { } line && !line.Contains("3/8", StringComparison.Ordinal)) { }
            process.Kill();
            process.WaitForExit();
        }

        var recorded = RunsOf(folder).Count;
        Assert.InRange(recorded, 3, 7);
        var again = Mlops.Run(folder.Path, "experiments", "run");
        Assert.True(again.Status == 0, again.Output + again.Error);
        Assert.Equal(8, RunsOf(folder).Count);
        var keys = KeysOf(folder);
        Assert.Equal(keys.Count, keys.Select(static line => line.Key).Distinct().Count());
        Assert.Empty(Directory.GetDirectories(folder["mlruns"], ".draft*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }));
    }

    [Fact]
    public void An_interrupted_sweep_says_where_it_stopped_and_ends_with_130()
    {
        using var folder = SweepWorkspace.Create();
        var start = new ProcessStartInfo("dotnet", [Mlops.Assembly, "experiments", "run", "--jobs", "1"]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("It did not start.");
        while (process.StandardOutput.ReadLine() is { } line && !line.Contains("3/8", StringComparison.Ordinal)) { }
        using (var signal = Process.Start("kill", ["-INT", FormattableString.Invariant($"{process.Id}")])) signal.WaitForExit();
        var rest = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("stopped: ", rest, StringComparison.Ordinal);
        Assert.Contains("mlops experiments run tuning   goes on where this stopped", rest, StringComparison.Ordinal);
        var none = Mlops.Run(folder.Path, "experiments", "compare");
        Assert.Contains("not recorded; `mlops experiments run tuning` makes what is missing", none.Output, StringComparison.Ordinal);
        Assert.Contains($"{RunsOf(folder).Count} of 8 runs recorded", Mlops.Run(folder.Path, "experiments", "list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_of_data_that_has_changed_since_are_kept_and_no_longer_count()
    {
        using var folder = SweepWorkspace.Create();
        folder.With(SweepWorkspace.Specs, SweepWorkspace.Replaced(folder.Read(SweepWorkspace.Specs), ("params.trees: [10, 40], ", "")));
        Assert.Equal(0, Mlops.Run(folder.Path, "experiments", "run").Status);
        var data = folder.Read("data/memberships.csv");
        folder.With("data/memberships.csv", data[..(data.TrimEnd('\n').LastIndexOf('\n') + 1)]);
        Assert.Contains("4 ran, 0 kept", Mlops.Run(folder.Path, "experiments", "run").Output, StringComparison.Ordinal);
        var runs = RunsOf(folder);
        Assert.Equal((8, 4), (runs.Count, runs.Count(static run => run.Tags.ContainsKey(TrialTags.ReplacedBy))));
        folder.With("data/memberships.csv", data);
        Assert.Contains("0 ran, 4 kept", Mlops.Run(folder.Path, "experiments", "run").Output, StringComparison.Ordinal);
        var now = RunsOf(folder).Where(static run => !run.Tags.ContainsKey(TrialTags.ReplacedBy)).Select(static run => run.Id);
        Assert.Equal(runs.Where(static run => run.Tags.ContainsKey(TrialTags.ReplacedBy)).Select(static run => run.Id).Order(StringComparer.Ordinal), now.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_decision_that_says_no_stops_no_sweep()
    {
        using var folder = SweepWorkspace.Create();
        folder.With(SweepWorkspace.Specs, SweepWorkspace.Replaced(folder.Read(SweepWorkspace.Specs),
            ("solvedWhen:", "needsMlWhen: baseline.metrics.auc < 0.01\n    solvedWhen:"),
            ("      split:    {", "      need:     {kind: decide, problem: leavers, ask: needsMl, data: validate.rows}\n      split:    {needs: [need], "),
            ("params.trees: [10, 40], ", "")));
        Assert.Equal(1, Mlops.Run(folder.Path, "run", "--stage", "evaluate").Status);
        var sweep = Mlops.Run(folder.Path, "experiments", "run");
        Assert.True(sweep.Status == 0, sweep.Output + sweep.Error);
        Assert.Contains("4 of 4 runs recorded", sweep.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_combination_that_fails_is_told_and_the_others_go_on()
    {
        using var folder = SweepWorkspace.Create();
        folder.With(SweepWorkspace.Specs, SweepWorkspace.Replaced(folder.Read(SweepWorkspace.Specs), ("[10, 40]", "[10, -4]")));
        var sweep = Mlops.Run(folder.Path, "experiments", "run");
        Assert.Equal(1, sweep.Status);
        Assert.Contains("4 of 8 runs recorded", sweep.Output, StringComparison.Ordinal);
        Assert.Contains("failed  trees=-4 leaves=4 #1  train: ", sweep.Output, StringComparison.Ordinal);
        Assert.Equal(4, RunsOf(folder).Count(static run => run is { Status: MlflowStatus.Failed } && run.Tag(TrialTags.FailedStage) == "train" && run.Tag(TrialTags.FailedBecause).Length > 0));
        Assert.Contains("4 of 8 runs recorded", Mlops.Run(folder.Path, "experiments", "list").Output, StringComparison.Ordinal);
        Assert.Empty(MlflowRules.Broken(folder.Path));
    }

    [Fact]
    public void A_run_that_ends_well_takes_the_place_of_one_that_failed()
    {
        using var folder = SweepWorkspace.Create();
        var data = Directory.GetFiles(folder["data"])[0];
        var good = File.ReadAllText(data);
        File.WriteAllText(data, "nothing,like,it\n");
        Assert.Equal(1, Mlops.Run(folder.Path, "experiments", "run").Status);
        Assert.Equal(8, RunsOf(folder).Count(static run => run is { Status: MlflowStatus.Failed }));
        File.WriteAllText(data, good);
        Assert.Equal(0, Mlops.Run(folder.Path, "experiments", "run").Status);
        Assert.All(RunsOf(folder).Where(static run => run is { Status: MlflowStatus.Failed }), static run => Assert.True(run.Tags.ContainsKey(TrialTags.ReplacedBy)));
        Assert.Equal(8, RunsOf(folder).Count(static run => run.Status == MlflowStatus.Finished && !run.Tags.ContainsKey(TrialTags.ReplacedBy)));
    }

    [Fact]
    public void An_experiment_nobody_declares_is_refused_with_the_nearest()
    {
        var answer = Mlops.Run(swept.Folder.Path, "experiments", "run", "tunign");
        Assert.Equal(2, answer.Status);
        Assert.Contains("there is no experiment 'tunign'", answer.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'tuning'?", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_says_what_is_recorded()
    {
        var line = Mlops.Run(swept.Folder.Path, "experiments", "list").Output;
        Assert.Contains("tuning  of leavers  4 combinations  8 of 8 runs recorded", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_is_shown_by_its_name_and_by_the_beginning_of_its_id()
    {
        var byName = Mlops.Run(swept.Folder.Path, "experiments", "show", "trees=40 leaves=4 #2");
        var run = RunsOf(swept.Folder).Single(static run => run.Name == "trees=40 leaves=4 #2");
        Assert.Equal(byName.Output, Mlops.Run(swept.Folder.Path, "experiments", "show", run.Id[..10]).Output);
        Assert.Contains("model.onnx", byName.Output, StringComparison.Ordinal);
        Assert.Equal(1, Mlops.Run(swept.Folder.Path, "experiments", "show", "ffffffffff").Status);
    }

    internal static IReadOnlyList<MlflowRun> RunsOf(TemporaryFolder folder)
    {
        var store = new MlflowStore(folder.Path);
        return [.. store.Experiments().SelectMany(experiment => store.Runs(experiment.Id))];
    }

    // A line of the journal: checksum, key, and what the stage gave.
    private static List<(string Key, string Stage)> KeysOf(TemporaryFolder folder) =>
        [.. File.ReadAllLines(folder[".mlops/results"]).Skip(1).Select(static line => line.Split(' ', 3)).Select(static parts => (parts[1], parts[2].Split('"')[3]))];

    private static SortedDictionary<string, string> BytesIn(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(folder, path), static path => Convert.ToHexString(File.ReadAllBytes(path))), StringComparer.Ordinal);
}
