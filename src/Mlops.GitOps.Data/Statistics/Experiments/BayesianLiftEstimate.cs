namespace Mlops.GitOps.Data.Statistics.Experiments;

/// <summary>The posterior of a lift. <paramref name="RiskOfA"/> is what staying with a costs on average, <paramref name="RiskOfB"/> what going to b costs.</summary>
public sealed record BayesianLiftEstimate(double Estimate, double Deviation, Interval Interval, double ChanceToWin, double RiskOfA, double RiskOfB);
