using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>A dashboard: panels, two in a row.</summary>
/// <param name="Name">Of its file, and in its address.</param>
internal sealed record Dashboard(string Project, string Name, string Title, ImmutableArray<Panel> Panels, SourceSpan From);

/// <summary>A chart of some queries.</summary>
/// <param name="Unit">As Grafana calls it.</param>
/// <param name="Limits">Where what is shown becomes bad.</param>
internal sealed record Panel(string Title, string Unit, ImmutableArray<(string Query, string Legend)> Queries)
{
    public ImmutableArray<Limit> Limits { get; init; } = [];
}

/// <summary>A line in a chart, and on which side of it things are bad.</summary>
internal readonly record struct Limit(double Value, bool IsBadAbove);
