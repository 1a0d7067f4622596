namespace Mlops.GitOps.Data.Statistics.Regression;

public sealed record LogitFit(double Intercept, double[] Coefficients, double LogLikelihood, double Aic);
