using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>An alert. Its labels are all written out, so that what it will be called does not hang on what a query keeps.</summary>
/// <param name="Summary">One sentence; may be a template.</param>
/// <param name="From">The place of the specs that asks for it.</param>
internal sealed record AlertRule(string Name, Query Query, TimeSpan For, ImmutableArray<(string Name, string Value)> Labels, string Summary, SourceSpan From)
{
    public string? Runbook { get; init; }

    /// <summary>What the summary says in the test in which it fires; null where it is no template.</summary>
    public string? SummaryInTest { get; init; }
}
