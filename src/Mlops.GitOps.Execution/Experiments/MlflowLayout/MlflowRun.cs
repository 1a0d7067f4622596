using System.Collections.Immutable;

namespace Mlops.GitOps.Execution.Experiments.MlflowLayout;

/// <summary>A run as MLflow's folders hold it. Times are in milliseconds since 1970.</summary>
/// <param name="Metrics">The last value of each.</param>
public sealed record MlflowRun(
    string Id,
    string ExperimentId,
    string Name,
    MlflowStatus Status,
    long StartedAt,
    long? EndedAt,
    ImmutableSortedDictionary<string, string> Params,
    ImmutableSortedDictionary<string, MlflowMetric> Metrics,
    ImmutableSortedDictionary<string, string> Tags)
{
    public string User { get; init; } = "";

    public string ArtifactUri { get; init; } = "";

    public string StatusName => Status.ToString().ToUpperInvariant();

    public string Tag(string name) => Tags.GetValueOrDefault(name, "");
}
