using System.Collections.Immutable;

namespace Mlops.GitOps.Execution.Running;

/// <summary>What a run tells while it runs. Events of different stages come from different threads, one at a time.</summary>
public abstract record RunEvent;

/// <summary>The run begins.</summary>
/// <param name="Stages">Every stage of the run in an order in which they can run, with what is known of it so far.</param>
public sealed record RunPlanned(string Pipeline, string RunId, ImmutableArray<StageStatus> Stages) : RunEvent;

public sealed record StageStarted(string Stage, string Kind, int Attempt, ImmutableArray<Reason> Because) : RunEvent;

/// <summary>An attempt failed and another one follows after a pause.</summary>
public sealed record StageRetried(string Stage, int Attempt, int Attempts, TimeSpan Pause, string Why) : RunEvent;

/// <summary>Another run is making what this stage would make; this one waits for it.</summary>
public sealed record StageAwaited(string Stage) : RunEvent;

public sealed record StageEnded(StageReport Report) : RunEvent;

/// <summary>Something that a person should know and that ends nothing, such as processes of a killed run that were ended.</summary>
public sealed record RunNoted(string Message) : RunEvent
{
    internal static RunNoted LeftoversEnded(int processes) =>
        new(FormattableString.Invariant($"{(processes == 1 ? "a process" : $"{processes} processes")} of a run that was killed went on until now"));
}
