using System.Collections.Immutable;
using Mlops.GitOps.Execution.Results;

namespace Mlops.GitOps.Execution.Running;

/// <summary>How one attempt of a stage ended.</summary>
internal sealed record StageAttempt(StageEnding Ending, ImmutableArray<NamedArtifact> Outputs, int? ExitCode, string? Message, bool MayBeRetried = false)
{
    public static StageAttempt Failed(string message, int? exitCode = null, bool mayBeRetried = false) => new(StageEnding.Failed, [], exitCode, message, mayBeRetried);
}
