using System.Collections.Immutable;

namespace Mlops.GitOps.Backends;

/// <summary>Every back-end, in the order in which their files are told.</summary>
public static class Backends
{
    public static ImmutableArray<IBackend> All { get; } =
    [
        new GitHubActions.GitHubActionsBackend(),
        new Prometheus.PrometheusBackend(),
    ];
}
