namespace Mlops.GitOps.Data.Statistics.Regression;

/// <summary>Ordinary least squares with an intercept.</summary>
public static class Ols
{
    /// <summary>Sigma is the root of the residual sum of squares over n − p − 1; R² is 1 less the residual over the total sum of squares.</summary>
    public static OlsFit Fit(double[][] x, double[] y)
    {
        var rows = Design.WithIntercept(x, y);
        var degrees = y.Length - rows[0].Length;
        if (degrees < 1) throw Need.Failure($"{rows[0].Length} coefficients need more than {y.Length} rows.");
        var total = Moments.Scatter(y);
        if (total == 0) throw new StatisticFailure("'y' does not vary, so there is nothing to explain.");
        var solution = LeastSquares.Solve(rows, y);
        var residuals = new double[y.Length];
        for (var i = 0; i < residuals.Length; i++) residuals[i] = y[i] - Design.Dot(rows[i], solution);
        var rest = Moments.Sum([.. residuals.Select(static residual => residual * residual)]);
        return new OlsFit(solution[0], solution[1..], 1 - (rest / total), Math.Sqrt(rest / degrees));
    }
}
