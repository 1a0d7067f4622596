namespace Mlops.GitOps.Execution.Processes;

/// <summary>Runs a command and ends it with everything it started.</summary>
public static class CommandRunner
{
    /// <summary>Blocks its thread until the command and all its processes have ended.</summary>
    public static CommandEnd Run(CommandStart start, CancellationToken stop)
    {
        if (OperatingSystem.IsWindows()) return NotStarted("Commands run on Linux and macOS only; on Windows use WSL.");
        if (stop.IsCancellationRequested) return new(CommandOutcome.Stopped, 0, TimeSpan.Zero, 0, null);
        if (Environment.CurrentManagedThreadId != 1) return RunHere(start, stop);

        // Orphans are found below the main thread, so stages must not be there (Descendants).
        CommandEnd? end = null;
        var thread = new Thread(() => end = RunHere(start, stop));
        thread.Start();
        thread.Join();
        return end ?? NotStarted("The command was never tried.");
    }

    private static CommandEnd RunHere(CommandStart start, CancellationToken stop)
    {
        var refused = StartProblem.Before(start);
        if (refused is not null) return NotStarted(refused);
        Descendants.AdoptOrphans();
        ChildStatus.Keep();

        using var log = LogPipe.Open(start, out refused);
        if (refused is not null) return NotStarted(refused);

        var clock = Clock.Start();
        var failed = Spawning.Start(start, log?.CommandsEnd ?? -1, out var pid);
        if (failed != 0) return NotStarted(StartProblem.Explain(start, failed));

        log?.CloseCommandsEnd();
        using var wake = Wake.On(stop);
        return new RunningCommand(start, StageMark.Of(start, pid), clock, wake, log).WaitForAll();
    }

    private static CommandEnd NotStarted(string problem) => new(CommandOutcome.NotStarted, 0, TimeSpan.Zero, 0, problem);
}
