namespace Mlops.GitOps.Execution.Experiments.MlflowLayout;

/// <summary>A value of a metric.</summary>
/// <param name="Timestamp">In milliseconds since 1970.</param>
public readonly record struct MlflowMetric(double Value, long Timestamp, long Step = 0);
