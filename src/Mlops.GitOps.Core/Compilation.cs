using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Graph;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Core;

/// <summary>What the specs of a workspace mean, and everything that is wrong with them.</summary>
public sealed record Compilation(SpecModel Model, ImmutableArray<PipelineGraph> Graphs, ImmutableArray<Diagnostic> Diagnostics)
{
    public WorkspaceSyntax Syntax => Model.Syntax;

    public bool HasErrors => Diagnostics.Any(static diagnostic => diagnostic.Severity == Severity.Error);
}
