namespace Mlops.GitOps.Data.Statistics;

public sealed record Interval(double Lower, double Upper);
