using System.Collections.Immutable;

namespace Mlops.GitOps.Execution.Experiments.MlflowLayout;

/// <summary>An experiment as MLflow's folders hold it.</summary>
/// <param name="CreatedAt">In milliseconds since 1970.</param>
public sealed record MlflowExperiment(string Id, string Name, long CreatedAt, ImmutableSortedDictionary<string, string> Tags);
