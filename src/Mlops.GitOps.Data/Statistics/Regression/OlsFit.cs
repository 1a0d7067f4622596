namespace Mlops.GitOps.Data.Statistics.Regression;

public sealed record OlsFit(double Intercept, double[] Coefficients, double R2, double Sigma);
