using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Keys;
using Mlops.GitOps.Execution.Registering;

namespace Mlops.GitOps.Execution.Reproducing;

/// <summary>What is to be made again: all that records say of it.</summary>
/// <param name="Name">As people call it: a run, or <c>model@7</c>.</param>
/// <param name="Sets">What was set, as it was written.</param>
/// <param name="Stages">What stages gave; none where only the record of a version is there.</param>
public sealed record Original(string Name, string Pipeline, GitState Code, ImmutableArray<string> Sets, string Happening, ImmutableArray<OriginalStage> Stages)
{
    /// <summary>The version to be made again; null where it is a run.</summary>
    public VersionRecord? Version { get; init; }

    /// <summary>What it was made on: the runtime, the system, by what people call them.</summary>
    public ImmutableArray<KeyPart> Platform { get; init; } = [];
}
