using System.Collections.Immutable;

namespace Mlops.GitOps.Rules.Recorded;

/// <summary>A deployment that the forge knows of.</summary>
/// <param name="Payload">What was deployed; null where its payload is not ours.</param>
public sealed record Deployment(string Sha, string Environment, DeployedBundle? Payload, Account? Creator, ImmutableArray<DeploymentStatus> Statuses);
