using System.Collections.Immutable;

namespace Mlops.GitOps.Execution.Running;

/// <summary>How a run ended.</summary>
/// <param name="RunId">The folder under <c>.mlops/runs</c>; null where nothing ran and nothing was written.</param>
/// <param name="StageCount">How many stages the run is over, also where no reports are.</param>
/// <param name="LockChanged">Whether <c>locks/PIPELINE.lock</c> was written, to be committed.</param>
public sealed record RunReport(string Pipeline, RunOutcome Outcome, string? RunId, int StageCount, ImmutableArray<StageReport> Stages, TimeSpan Elapsed, bool LockChanged)
{
    public int Count(StageEnding ending)
    {
        var count = 0;
        foreach (var stage in Stages) count += stage.Ending == ending ? 1 : 0;
        return count;
    }
}
