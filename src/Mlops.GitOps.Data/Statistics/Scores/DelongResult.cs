namespace Mlops.GitOps.Data.Statistics.Scores;

/// <summary>Two areas under the curve on the same rows, their covariances and the test of a − b.</summary>
public sealed record DelongResult(double AucA, double AucB, double VarianceA, double VarianceB, double Covariance, double Statistic, double PValue);
