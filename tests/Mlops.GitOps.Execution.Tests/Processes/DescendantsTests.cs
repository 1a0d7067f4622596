using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Execution.Processes;

namespace Mlops.GitOps.Execution.Tests.Processes;

public class DescendantsTests
{
    private const string Child = "sleep 1000 & echo $! > child";
    private const string Stubborn = "sh -c 'trap \"\" TERM; echo $$ > child; while :; do sleep 1; done' &";
    private const string Session = "setsid sh -c 'trap \"\" TERM; echo $$ > child; while :; do sleep 1; done' &";
    private const string Daemon = "( setsid sh -c '(echo $$ > x; sh -c \"echo \\$\\$ > child; exec sleep 1000\") & exit' & )";
    private const string Bare = "env -i sh -c 'echo $$ > child; exec sleep 1000' &";
    private const string UntilChild = "\nwhile [ ! -s child ]; do sleep 0.01; done\n";

    [Theory]
    [InlineData(Child)]
    [InlineData(Stubborn)]
    [InlineData(Session)]
    [InlineData(Daemon)]
    [InlineData(Bare)]
    public void What_a_command_leaves_running_is_ended(string script)
    {
        using var folder = new TemporaryFolder();
        var end = Shell.Script(folder, script + UntilChild + "exit 3").Run();
        Assert.False(Shell.Exists(folder, "child"));
        Assert.Equal((CommandOutcome.Exited, 3, null), (end.Outcome, end.ExitCode, end.Problem));
        Assert.InRange(end.LeftRunning, 1, 3);
    }

    [Theory]
    [InlineData(Child)]
    [InlineData(Stubborn)]
    [InlineData(Session)]
    [InlineData(Daemon)]
    [InlineData(Bare)]
    public void A_timeout_ends_all_descendants(string script)
    {
        using var folder = new TemporaryFolder();
        var end = Shell.Script(folder, script + UntilChild + "trap '' TERM; while :; do sleep 1; done", TimeSpan.FromSeconds(1)).Run();
        Assert.Equal((CommandOutcome.TimedOut, 9), (end.Outcome, end.ExitCode));
        Assert.False(Shell.Exists(folder, "child"));
    }

    [Fact]
    public async Task A_command_may_clean_up_when_it_is_stopped()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var start = Shell.Script(folder, "trap 'echo cleaned; exit 4' TERM; echo $$ > child; while :; do sleep 0.01; done") with { Grace = TimeSpan.FromMinutes(1) };
        var run = Task.Run(() => CommandRunner.Run(start, stop.Token));
        _ = Shell.Wait(folder, "child");
        await stop.CancelAsync();
        var end = await run;
        Assert.Equal((CommandOutcome.Stopped, 4), (end.Outcome, end.ExitCode));
        Assert.EndsWith("cleaned\n", folder.Read("log"), StringComparison.Ordinal);   // sh also says that its sleep was asked to end
    }

    [Fact]
    public void A_frozen_command_is_ended_too()
    {
        using var folder = new TemporaryFolder();
        var end = Shell.Script(folder, "kill -STOP $$", TimeSpan.FromMilliseconds(300)).Run();
        Assert.Equal((CommandOutcome.TimedOut, 15), (end.Outcome, end.ExitCode));
    }

    [Fact]
    public async Task The_end_of_one_stage_touches_no_other()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();
        var running = Task.Run(() => Shell.Script(other, Session + UntilChild + "while [ ! -e go ]; do sleep 0.01; done; kill -0 $(cat child)").Run());
        _ = Shell.Wait(other, "child");
        Assert.Equal(0, Shell.Script(one, Daemon + UntilChild).Run().ExitCode);
        Assert.False(Shell.Exists(one, "child"));
        Assert.True(Shell.Exists(other, "child"));
        other.With("go", "");
        Assert.Equal(0, (await running).ExitCode);
        Assert.False(Shell.Exists(other, "child"));
    }

    [Fact]
    public void Who_starts_processes_by_other_means_keeps_their_exit_status()
    {
        using var folder = new TemporaryFolder();
        using var process = System.Diagnostics.Process.Start("/bin/sh", ["-c", "sleep 0.2; exit 7"]);
        for (var i = 0; i < 50; i++) Assert.Equal(0, Shell.Script(folder, "true & (sleep 0.01 &)").Run().ExitCode);
        process.WaitForExit();
        Assert.Equal(7, process.ExitCode);
    }

    [Fact]
    public void Leftovers_of_a_killed_run_are_ended_by_their_mark()
    {
        using var folder = new TemporaryFolder();
        using var stranger = new TemporaryFolder();
        using var theirs = Orphan(folder);
        using var others = Orphan(stranger);
        Assert.True(Shell.Exists(folder, "child"));
        Assert.True(Shell.Exists(stranger, "child"));
        Assert.InRange(Leftovers.End(folder.Path), 1, 2);
        theirs.WaitForExit();
        Assert.False(others.HasExited);
        Assert.InRange(Leftovers.End(stranger.Path), 1, 2);
        others.WaitForExit();
        Assert.Equal(0, Leftovers.End(folder.Path));
    }

    private static System.Diagnostics.Process Orphan(TemporaryFolder folder)
    {
        var start = new System.Diagnostics.ProcessStartInfo("/bin/sh", ["-c", "echo $$ > child; exec sleep 1000"]) { WorkingDirectory = folder.Path };
        start.Environment["MLOPS_STAGE"] = folder["attempt"];
        return System.Diagnostics.Process.Start(start) ?? throw new InvalidOperationException("sh did not start");
    }
}
