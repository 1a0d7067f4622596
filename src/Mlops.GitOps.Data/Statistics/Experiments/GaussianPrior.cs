namespace Mlops.GitOps.Data.Statistics.Experiments;

/// <summary>What is believed of a lift before the data, on the scale of the estimate.</summary>
public sealed record GaussianPrior(double Mean, double Variance);
