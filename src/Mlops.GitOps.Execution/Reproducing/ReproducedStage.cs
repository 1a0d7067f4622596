using System.Collections.Immutable;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Reproducing;

/// <summary>A stage that was run again.</summary>
public sealed record ReproducedStage(string Stage, string Kind, StageEnding Ending, string? Message, ImmutableArray<ReproducedOutput> Outputs)
{
    /// <summary>The worst of its outputs; of a stage that did not come to its end, whatever it gave.</summary>
    public OutputOutcome Outcome => Ending is StageEnding.Done or StageEnding.Reused or StageEnding.SaidNo
        ? Outputs.Select(static output => output.Outcome).DefaultIfEmpty(OutputOutcome.Same).Max()
        : OutputOutcome.Missing;
}
