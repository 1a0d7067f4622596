using System.Collections.Immutable;
using Mlops.GitOps.Backends.ArgoWorkflows;
using Mlops.GitOps.Backends.GitHubActions;
using Mlops.GitOps.Backends.Prometheus;

namespace Mlops.GitOps.Backends;

/// <summary>Every back-end, in the order in which their files are told.</summary>
public static class Backends
{
    public static ImmutableArray<IBackend> All { get; } =
    [
        new GitHubActionsBackend(),
        new ArgoWorkflowsBackend(),
        new PrometheusBackend(),
    ];
}
