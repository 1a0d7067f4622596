using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Results;

namespace Mlops.GitOps.Execution.Running;

/// <summary>What became of a stage in a run.</summary>
/// <param name="Message">What there is to say of it, in a sentence: why it failed, what it answered, what it waits for.</param>
/// <param name="LogPath">Where what it printed stands, relative to the workspace; null where it printed nothing.</param>
public sealed record StageReport(
    string Stage,
    string Kind,
    StageEnding Ending,
    Digest? Key,
    ImmutableArray<Reason> Because,
    ImmutableArray<NamedArtifact> Inputs,
    ImmutableArray<NamedArtifact> Outputs,
    DateTimeOffset StartedAt,
    TimeSpan Elapsed,
    int Attempts,
    int? ExitCode,
    string? LogPath,
    string? Message)
{
    /// <summary>Returns how many rows a stage gave under a name; null where nobody said.</summary>
    public long? RowsOf(string output)
    {
        foreach (var given in Outputs)
        {
            if (given.Name == output) return given.Artifact.Rows;
        }

        return null;
    }

    /// <summary>Returns the report of a stage that was not run.</summary>
    public static StageReport Unrun(Operation operation, StageEnding ending, string message) =>
        new(operation.Id, operation.Work.Kind, ending, null, [], [], [], default, default, 0, null, null, message);
}
