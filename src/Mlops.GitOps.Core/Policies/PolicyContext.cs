using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Core.Policies;

/// <summary>What a policy may look at.</summary>
internal sealed record PolicyContext(SpecModel Model, ImmutableArray<ParsedFile> Files, DiagnosticBag Diagnostics)
{
    public WorkspaceSyntax Syntax => Model.Syntax;
}
