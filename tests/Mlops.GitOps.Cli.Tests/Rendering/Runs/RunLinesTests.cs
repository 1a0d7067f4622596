using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering.Runs;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Tests.Rendering.Runs;

public sealed class RunLinesTests
{
    [Fact]
    public void A_run_is_told_once_and_calmly()
    {
        var report = RunSamples.Run(RunOutcome.Done, [.. RunSamples.Unchanged, RunSamples.Report("train", StageEnding.Done), RunSamples.Report("evaluate", StageEnding.Reused)]);
        Assert.Equal("""
            kept 2 stages
            run  train     params.trees 100 → 200 (and 1 more)
            done train     2.3 s
            kept evaluate  what it reads came out as it was
            6 stages: 1 ran, 3 kept, 1 skipped, 1 for a promotion, in 3.1 s

            """, Show(report,
            [
                RunSamples.Plan,
                new StageStarted("train", "train", 1, [RunSamples.Trees, new Reason("code")]),
                .. report.Stages.Select(static stage => new StageEnded(stage)),
            ]));
    }

    [Fact]
    public void A_failure_ends_with_its_log_and_how_to_go_on()
    {
        using var folder = new TemporaryFolder().With(".mlops/runs/r/train.log", string.Concat(Enumerable.Range(1, 25).Select(static line => $"line {line}\n")) + "::error::\u001b[2Jno\t##[endgroup]\n");
        var failed = RunSamples.Report("train", StageEnding.Failed, "the command ended with 3", folder[".mlops/runs/r/train.log"]);
        var lines = Show(RunSamples.Run(RunOutcome.No, failed, RunSamples.Report("evaluate", StageEnding.NotReached)), [RunSamples.Plan, new StageEnded(failed)], folder.Path).Split('\n');
        Assert.Equal("fail train     the command ended with 3", lines[1]);
        Assert.Equal("  | line 7", lines[2]);
        Assert.Equal("  | ::error::␛[2Jno    ##\\[endgroup]", lines[21]);
        Assert.Equal("  log .mlops/runs/r/train.log", lines[22]);
        Assert.Equal("6 stages: 1 failed, 1 not reached, in 3.1 s", lines[23]);
        Assert.Equal("help: mend it and go on with: mlops run credit --set 'params.note=two words'", lines[24]);
    }

    [Fact]
    public void An_interrupted_run_says_what_is_kept()
    {
        var report = RunSamples.Run(RunOutcome.Interrupted, RunSamples.Report("ingest", StageEnding.Done), RunSamples.Report("train", StageEnding.Interrupted));
        Assert.Equal("""
            6 stages: 1 ran, 1 interrupted, in 3.1 s
            interrupted: what is done is kept; go on with: mlops run credit

            """, string.Join('\n', RunSummary.Of(report, "mlops run credit", default)) + "\n");
    }

    [Theory]
    [InlineData(1000, "nothing to do: 1000 stages are current")]
    [InlineData(1, "nothing to do: 1 stage is current")]
    public void Nothing_to_do_is_one_line(int stages, string line) =>
        Assert.Equal([line], RunSummary.Of(new RunReport("credit", RunOutcome.NothingToDo, null, stages, [], TimeSpan.Zero, false), "", default));

    [Fact]
    public void What_happens_between_is_said_in_a_line_each()
    {
        var lines = new RunLines(default, ".");
        Assert.Equal(["wait train  attempt 1 of 3 failed: timeout; again in 2.0 s"], lines.Of(new StageRetried("train", 1, 3, TimeSpan.FromSeconds(2), "timeout")));
        Assert.Equal(["run  train  attempt 2"], lines.Of(new StageStarted("train", "train", 2, [RunSamples.Trees])));
        Assert.Equal(["wait train  another run is making it"], lines.Of(new StageAwaited("train")));
        Assert.Equal(["no   decide  auc is 0.6"], lines.Of(new StageEnded(RunSamples.Report("decide", StageEnding.SaidNo, "auc is 0.6"))));
        Assert.Equal(["note two processes␛ were ended"], lines.Of(new RunNoted("two processes\u001b were ended")));
    }

    [Fact]
    public void Digests_are_not_shown_in_reasons()
    {
        var (before, after) = (Core.Records.Digest.OfText("before"), Core.Records.Digest.OfText("after"));
        Assert.Equal("data.rows changed", ReasonText.Of(new Reason("data.rows", before.ToString(), after.ToString())));
    }

    [Fact]
    public void A_dry_run_says_what_would_run() => Assert.Equal("""
        would run  train     params.trees 100 → 200 (and 1 more)
        may run    evaluate  train runs before it
        6 stages: 1 would run, 1 may run, 2 would be kept, 1 would be skipped, 1 for a promotion

        """, string.Join('\n', PlanText.Of(RunSamples.Plan, default)) + "\n");

    [Fact]
    public void On_GitHub_a_failure_is_an_annotation_that_cannot_leave_its_line() => Assert.Equal(
        ["::error title=credit/train failed::50%25 of it%0Afailed", "::warning title=credit/decide said no::auc"],
        RunAnnotations.Of(RunSamples.Run(RunOutcome.No, RunSamples.Report("train", StageEnding.Failed, "50% of it\nfailed"), RunSamples.Report("decide", StageEnding.SaidNo, "auc"))));

    [Fact]
    public void What_a_machine_reads_is_alone_on_the_output()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var show = new RunShow(new Terminal(TextReader.Null, output, error), ".", IsJson: true, IsQuiet: false, IsOnGitHub: true);
        show.Run(Request, (_, observe, _) =>
        {
            observe(RunSamples.Plan);
            return RunSamples.Run(RunOutcome.Done);
        });
        Assert.Equal("", output.ToString());
        Assert.StartsWith("kept 2 stages\n", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_live_display_ends_with_the_same_lines_as_a_log()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var ended = RunSamples.Report("train", StageEnding.Done);
        var show = new RunShow(new Terminal(TextReader.Null, output, TextWriter.Null) { IsOutputLive = true }, ".", IsJson: false, IsQuiet: false, IsOnGitHub: false);
        show.Run(Request, (_, observe, _) =>
        {
            observe(RunSamples.Plan);
            observe(new StageStarted("train", "train", 1, [RunSamples.Trees]));
            observe(new StageEnded(ended));
            return RunSamples.Run(RunOutcome.Done, ended);
        });
        var text = output.ToString();
        Assert.StartsWith("kept 2 stages\n", text, StringComparison.Ordinal);
        Assert.Contains("done train     2.3 s\u001b[K\n", text, StringComparison.Ordinal);
        Assert.Contains("\u001b[?25h", text, StringComparison.Ordinal);
        Assert.EndsWith("6 stages: 1 ran, in 3.1 s\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_bar_counts_what_is_over()
    {
        var run = new LiveRun();
        run.Take(RunSamples.Plan);
        foreach (var stage in RunSamples.Unchanged.Take(3)) run.Take(new StageEnded(stage));
        Assert.Equal("━━━━━━━━━━━━──────────── 3 of 6", LiveRunPicture.Bar(run));
    }

    private static RunRequest Request => new(".", "credit", "", static _ => null);

    private static string Show(RunReport report, IEnumerable<RunEvent> events, string root = ".")
    {
        using var output = new StringWriter { NewLine = "\n" };
        var show = new RunShow(new Terminal(TextReader.Null, output, TextWriter.Null), root, IsJson: false, IsQuiet: false, IsOnGitHub: false);
        show.Run(Request with { Sets = report.Outcome == RunOutcome.No ? ["params.note=two words"] : [] }, (_, observe, _) =>
        {
            foreach (var happened in events) observe(happened);
            return report;
        });
        return output.ToString();
    }
}
