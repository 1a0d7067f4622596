using System.Collections.Immutable;
using Mlops.GitOps.Execution.Keys;
using Mlops.GitOps.Execution.Results;

namespace Mlops.GitOps.Execution.Reproducing;

/// <summary>What a stage gave, and what its key was over, as far as the results on this machine still say.</summary>
public sealed record OriginalStage(string Stage, string Kind, ImmutableArray<NamedArtifact> Outputs, ImmutableArray<KeyPart> Parts);
