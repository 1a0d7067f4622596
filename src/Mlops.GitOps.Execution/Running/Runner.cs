using System.Collections.Immutable;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Runs a pipeline on this machine.</summary>
public static class Runner
{
    /// <summary>Runs what must run; null where the specs have errors.</summary>
    public static RunReport? Run(RunRequest request, Action<RunEvent> observe, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>Returns what is current and what is not, without running anything; null where the specs have errors.</summary>
    public static ImmutableArray<StageStatus>? Inspect(RunRequest request) => throw new NotImplementedException();
}
