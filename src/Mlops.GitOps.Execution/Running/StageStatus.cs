using System.Collections.Immutable;

namespace Mlops.GitOps.Execution.Running;

/// <summary>A stage, whether its results are current, and why not.</summary>
public sealed record StageStatus(string Stage, string Kind, StageState State, ImmutableArray<Reason> Because);
