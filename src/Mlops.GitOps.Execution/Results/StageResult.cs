using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Keys;

namespace Mlops.GitOps.Execution.Results;

/// <summary>What a stage gave for a key, and what the key was over, so that the next run can say what changed.</summary>
/// <param name="Stage">The pipeline and the stage's id: <c>credit/train@eu</c>.</param>
/// <param name="Outputs">In ordinal order of their names.</param>
/// <param name="Run">The run that made it.</param>
public sealed record StageResult(
    string Stage,
    Digest Key,
    ImmutableArray<KeyPart> Parts,
    ImmutableArray<NamedArtifact> Outputs,
    string Run,
    DateTimeOffset EndedAt,
    TimeSpan Elapsed)
{
    public Artifact? Find(string output)
    {
        foreach (var named in Outputs)
        {
            if (named.Name == output) return named.Artifact;
        }

        return null;
    }
}
