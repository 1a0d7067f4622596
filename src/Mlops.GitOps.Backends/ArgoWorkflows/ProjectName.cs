using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Backends.ArgoWorkflows;

/// <summary>The name of the project as Kubernetes takes it.</summary>
internal static class ProjectName
{
    public static string Of(HeaderSyntax header) => DistinctNames.Of([header.Project?.Value ?? ""])[0];
}
