namespace Mlops.GitOps.Execution.Processes;

/// <summary>What became of a command.</summary>
/// <param name="ExitCode">The exit status, or the number of the signal that ended it.</param>
/// <param name="LeftRunning">How many processes it had started and left, which were ended after it.</param>
/// <param name="Problem">What went wrong around the command, in a sentence.</param>
public sealed record CommandEnd(CommandOutcome Outcome, int ExitCode, TimeSpan Elapsed, int LeftRunning, string? Problem);
