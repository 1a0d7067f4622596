namespace Mlops.GitOps.Data.Learning.Linear;

/// <summary>How the linear learner learns.</summary>
/// <param name="L2">How much the sum of squared weights, of standardised inputs, counts beside the sum of squared errors.</param>
public sealed record LinearSettings(double L2 = 1);
