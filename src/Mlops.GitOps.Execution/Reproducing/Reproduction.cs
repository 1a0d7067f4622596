using System.Collections.Immutable;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Reproducing;

/// <summary>What came of making something again.</summary>
/// <param name="Notes">What there is to say of its data.</param>
/// <param name="Surroundings">What it was made with and on then, and is now: runtimes, packages, programs, parameters.</param>
public sealed record Reproduction(Original Original, ImmutableArray<ReproducedStage> Stages, ImmutableArray<string> Notes, ImmutableArray<Reason> Surroundings, double Tolerance)
{
    public bool IsReproduced => !Stages.IsEmpty && Stages.All(static stage => stage.Outcome is OutputOutcome.Same or OutputOutcome.Within);
}
