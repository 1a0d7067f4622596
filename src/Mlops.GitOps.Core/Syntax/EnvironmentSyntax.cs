using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

public sealed record EnvironmentSyntax(Spanned<string> Name, YamlMap Body)
{
    public ImmutableArray<Spanned<string>> After => Body.Texts("after");

    public ImmutableArray<ApprovalSyntax> Approvals { get; } = ApprovalSyntax.ReadAll(Body, "approvals");

    public ImmutableArray<ApprovalSyntax> RollbackApprovals => ApprovalSyntax.ReadAll(Body.Map("rollback"), "approvals");

    public ImmutableArray<ApprovalSyntax> BreakGlassApprovals => ApprovalSyntax.ReadAll(Body.Map("breakGlass"), "approvals");

    public ImmutableArray<YamlEntry> Overrides => Body.Entries("set");
}
