namespace Mlops.GitOps.Data.Statistics;

public sealed record TestResult(double Statistic, double PValue);
