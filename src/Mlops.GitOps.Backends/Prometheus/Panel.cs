using System.Collections.Immutable;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>A chart of some queries.</summary>
/// <param name="Unit">As Grafana calls it.</param>
/// <param name="Limits">Where what is shown becomes bad.</param>
internal sealed record Panel(string Title, string Unit, ImmutableArray<(string Query, string Legend)> Queries)
{
    public ImmutableArray<Limit> Limits { get; init; } = [];
}
