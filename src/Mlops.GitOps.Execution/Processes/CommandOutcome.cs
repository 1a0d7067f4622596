namespace Mlops.GitOps.Execution.Processes;

/// <summary>How a command came to its end.</summary>
public enum CommandOutcome
{
    Exited,

    /// <summary>By a signal that was not ours.</summary>
    Killed,
    TimedOut,

    /// <summary>By the token of the caller.</summary>
    Stopped,
    NotStarted,
}
