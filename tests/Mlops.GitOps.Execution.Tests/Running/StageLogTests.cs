using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Tests.Running;

public sealed class StageLogTests
{
    [Fact]
    public void A_stage_that_prints_nothing_leaves_no_log()
    {
        using var run = new TestRun("""
            a: {kind: run, command: ["true"]}
            b: {kind: run, command: [echo, said by b], needs: [a]}
            c: {kind: run, command: ["true"], needs: [b]}
            d: {kind: run, command: [echo, said by d], needs: [c]}
            """);
        run.Run(static request => request with { Jobs = 1 });
        Assert.Null(run.Ended("a").LogPath);
        Assert.Null(run.Ended("c").LogPath);
        Assert.Equal("said by b\n", run.Read(run.Ended("b").LogPath ?? ""));
        Assert.Equal("said by d\n", run.Read(run.Ended("d").LogPath ?? ""));
        Assert.Equal(["b.log", "d.log"], Logs(run));
    }

    [Fact]
    public void A_stage_that_fails_without_a_word_has_no_log_to_look_at()
    {
        using var run = new TestRun("""a: {kind: run, command: ["false"]}""");
        Assert.Equal(RunOutcome.No, run.Run().Outcome);
        Assert.Null(run.Ended("a").LogPath);
        Assert.Empty(Logs(run));
    }

    [Fact]
    public void A_log_can_be_read_while_its_stage_runs()
    {
        using var run = new TestRun("""a: {kind: run, command: [sh, -c, 'echo at work; until test -f read; do sleep 0.05; done; echo done'], timeout: 60s}""");
        var reader = new Thread(() =>
        {
            while (!Logs(run).Contains("a.log") || !File.ReadAllText(Path.Join(Folder(run), "a.log")).StartsWith("at work\n", StringComparison.Ordinal)) Thread.Sleep(5);
            run.Write("read", "");
        });
        reader.Start();
        Assert.Equal(RunOutcome.Done, run.Run().Outcome);
        reader.Join();
        Assert.Equal("at work\ndone\n", run.Read(run.Ended("a").LogPath ?? ""));
    }

    [Fact]
    public void The_attempts_of_a_stage_share_a_log()
    {
        using var run = new TestRun("""a: {kind: run, command: [sh, -c, 'echo x >> tries; echo try $(wc -l < tries); test $(wc -l < tries) -ge 3 || exit 75'], retries: 2}""");
        Assert.Equal(RunOutcome.Done, run.Run().Outcome);
        Assert.Equal("try 1\ntry 2\ntry 3\n", run.Read(run.Ended("a").LogPath ?? ""));
    }

    [Fact]
    public void A_stage_that_runs_out_of_time_keeps_what_it_printed()
    {
        using var run = new TestRun("""a: {kind: run, command: [sh, -c, 'echo so far; sleep 600'], timeout: 300ms}""");
        Assert.Equal(RunOutcome.No, run.Run().Outcome);
        Assert.Equal("so far\n", run.Read(run.Ended("a").LogPath ?? ""));
    }

    private static string[] Logs(TestRun run) => Directory.Exists(run[".mlops/runs"]) && Directory.GetDirectories(run[".mlops/runs"]).Length == 1
        ? [.. Directory.GetFiles(Folder(run), "*.log").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
        : [];

    private static string Folder(TestRun run) => Directory.GetDirectories(run[".mlops/runs"]).Single();
}
