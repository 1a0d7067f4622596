using System.Collections.Immutable;
using Mlops.GitOps.Execution.Planning;

namespace Mlops.GitOps.Execution.Running;

/// <summary>A stage that must run, and why.</summary>
internal sealed record PendingStage(int Number, Finding Finding, ImmutableArray<Reason> Because);
