using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Graph;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Core;

/// <summary>What the specs of a workspace mean, and everything that is wrong with them.</summary>
public sealed record Compilation(SpecModel Model, ImmutableArray<PipelineGraph> Graphs, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Where the workspace lies from the root of its repository: empty, or ends with <c>/</c>. Only what is written outside of the workspace asks.</summary>
    public string Prefix { get; init; } = "";

    public WorkspaceSyntax Syntax => Model.Syntax;

    public bool HasErrors => Diagnostics.Any(static diagnostic => diagnostic.Severity == Severity.Error);
}
