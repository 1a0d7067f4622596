namespace Mlops.GitOps.Data.Statistics.Experiments;

/// <summary>A difference of arm b to arm a. A one-sided interval has one end; the other is infinite.</summary>
public sealed record LiftEstimate(double Estimate, double StandardError, Interval Interval, double PValue);
