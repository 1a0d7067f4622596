namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>A line in a chart, and on which side of it things are bad.</summary>
internal readonly record struct Limit(double Value, bool IsBadAbove);
