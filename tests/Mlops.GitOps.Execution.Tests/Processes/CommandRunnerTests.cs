using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Execution.Processes;

namespace Mlops.GitOps.Execution.Tests.Processes;

public class CommandRunnerTests
{
    [Theory]
    [InlineData("exit 0", CommandOutcome.Exited, 0)]
    [InlineData("exit 75", CommandOutcome.Exited, 75)]
    [InlineData("exit 255", CommandOutcome.Exited, 255)]
    [InlineData("kill -9 $$", CommandOutcome.Killed, 9)]
    [InlineData("kill -15 $$", CommandOutcome.Killed, 15)]
    public void The_end_of_a_command_is_told(string script, CommandOutcome outcome, int number)
    {
        using var folder = new TemporaryFolder();
        var end = Shell.Script(folder, script).Run();
        Assert.Equal((outcome, number, 0, null), (end.Outcome, end.ExitCode, end.LeftRunning, end.Problem));
    }

    [Fact]
    public void A_command_sees_the_environment_it_was_given_and_no_other()
    {
        using var folder = new TemporaryFolder();
        var start = Shell.Program(folder, "/usr/bin/env", ["env"]) with { Environment = [new("A", "1"), new("B", "zwei = ü\nline"), new("C", "")] };
        Assert.Equal(0, start.Run().ExitCode);
        Assert.Equal("A=1\nB=zwei = ü\nline\nC=\n", folder.Read("log"));
    }

    [Fact]
    public void Standard_input_is_empty_and_there_is_no_terminal()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Shell.Script(folder, "cat; (: < /dev/tty) 2>/dev/null && echo terminal; pwd -P").Run().ExitCode);
        Assert.Equal(Path.GetFullPath(folder.Path) + "\n", folder.Read("log"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Both_streams_are_appended_to_the_log(bool hasSecret)
    {
        using var folder = new TemporaryFolder().With("log", "before\n");
        var start = Shell.Script(folder, "echo out; echo err >&2") with { Secrets = hasSecret ? ["never printed"] : [] };
        Assert.Equal(0, start.Run().ExitCode);
        Assert.Equal(0, start.Run().ExitCode);
        Assert.Equal("before\nout\nerr\nout\nerr\n", folder.Read("log"));
    }

    [Fact]
    public void A_command_is_given_no_descriptors_but_its_three()
    {
        using var folder = new TemporaryFolder().With("open", "x");
        using var open = File.OpenRead(folder["open"]);
        Assert.Equal(0, Shell.Script(folder, "exec ls /proc/self/fd", secrets: "never printed").Run().ExitCode);
        Assert.Equal("0\n1\n2\n3\n", folder.Read("log"));   // 3 is the folder that ls itself reads
    }

    [Fact]
    public void Signals_are_neither_ignored_nor_blocked()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Shell.Script(folder, "exec grep -E '^Sig(Blk|Ign)' /proc/self/status").Run().ExitCode);
        // glibc ignores the two signals of its own threads, 32 and 33, in all that it spawns.
        Assert.Matches("^SigBlk:\t0{16}\nSigIgn:\t0000000[01][08]0000000\n$", folder.Read("log"));
    }

    [Fact]
    public void Long_arguments_arrive()
    {
        using var folder = new TemporaryFolder();
        var end = Shell.Program(folder, "/bin/sh", ["sh", "-c", "echo ${#1} $#", "x", new string('a', 100_000), .. Enumerable.Repeat("b ü", 20_000)]).Run();
        Assert.Equal((CommandOutcome.Exited, 0), (end.Outcome, end.ExitCode));
        Assert.Equal("100000 20001\n", folder.Read("log"));
    }

    [Fact]
    public void Too_long_arguments_are_refused_with_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var end = Shell.Program(folder, "/bin/sh", ["sh", "-c", ":", new string('a', 3_000_000)]).Run();
        Assert.Equal(CommandOutcome.NotStarted, end.Outcome);
        Assert.Contains("longer than this system takes", end.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing", "There is no program")]
    [InlineData("plain", "is not executable")]
    [InlineData("bad", "asks for '/no/such/python' in its first line")]
    [InlineData("carriage", "asks for '/bin/sh\\r' in its first line")]
    [InlineData("garbage", "neither a program for this machine nor a script")]
    [InlineData(".", "is a folder, not a program")]
    public void What_cannot_be_started_is_said_plainly(string program, string problem)
    {
        using var folder = new TemporaryFolder()
            .With("plain", "#!/bin/sh\n").With("bad", "#! /no/such/python -u\n").With("carriage", "#!/bin/sh\r\n").With("garbage", "hello\n");
        if (OperatingSystem.IsWindows()) return;
        foreach (var script in (string[])["bad", "carriage", "garbage"]) File.SetUnixFileMode(folder[script], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var end = Shell.Program(folder, folder[program], [program]).Run();
        Assert.Equal(CommandOutcome.NotStarted, end.Outcome);
        Assert.Contains(problem, end.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_is_said_plainly()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("to run in", (Shell.Script(folder, ":") with { WorkingFolder = folder["no"] }).Run().Problem, StringComparison.Ordinal);
        Assert.Contains("for the log", (Shell.Script(folder, ":") with { LogPath = folder["no/log"] }).Run().Problem, StringComparison.Ordinal);
        Assert.Contains("log", (Shell.Script(folder, ":", secrets: "hunter22") with { LogPath = folder["no/log"] }).Run().Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_commands_leave_no_descriptors_behind()
    {
        using var folder = new TemporaryFolder();
        var start = Shell.Program(folder, "/bin/true", ["true"]) with { Secrets = ["never printed"] };
        using var stop = new CancellationTokenSource();
        Assert.Equal(0, CommandRunner.Run(start, stop.Token).ExitCode);
        var before = PipesOpen();
        for (var i = 0; i < FuzzCases.Or(200); i++) Assert.Equal(0, CommandRunner.Run(start, stop.Token).ExitCode);
        Assert.InRange(PipesOpen(), 0, before + 20);   // other tests run beside this one
    }

    private static int PipesOpen() => Directory.GetFiles("/proc/self/fd").Length;
}
