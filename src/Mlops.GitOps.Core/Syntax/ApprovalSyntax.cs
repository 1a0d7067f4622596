using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

public sealed record ApprovalSyntax(Spanned<string> Role, int Count, Spanned<Quantity>? MaxAge)
{
    /// <summary>Reads a list of approvals; what is absent asks nobody.</summary>
    public static ImmutableArray<ApprovalSyntax> ReadAll(YamlMap? owner, string name)
    {
        var approvals = ImmutableArray.CreateBuilder<ApprovalSyntax>();
        foreach (var map in owner.Maps(name))
        {
            if (map.Text("role") is { } role)
                approvals.Add(new ApprovalSyntax(role, (int)Math.Min(map.Integer("count")?.Value ?? 1, int.MaxValue), map.Quantity("maxAge")));
        }

        return approvals.ToImmutable();
    }
}
