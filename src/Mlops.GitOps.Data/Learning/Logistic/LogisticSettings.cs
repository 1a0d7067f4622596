namespace Mlops.GitOps.Data.Learning.Logistic;

/// <summary>How the logistic learner learns.</summary>
/// <param name="C">How much the losses of all rows count beside half the sum of squared weights.</param>
public sealed record LogisticSettings(double C = 1, int MaxIterations = 100);
