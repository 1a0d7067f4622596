namespace Mlops.GitOps.Data.Statistics.Regression;

/// <summary>Logistic regression by maximum likelihood, not regularized, with an intercept.</summary>
public static class Logit
{
    private const int MostSteps = 100;

    public static LogitFit Fit(double[][] x, double[] y)
    {
        Need.ZeroOrOne(y, "y");
        var rows = Design.WithIntercept(x, y);
        if (y.All(label => label == y[0])) throw new StatisticFailure("'y' holds one class only, so no coefficients are likeliest.");
        // Columns that determine each other are told here; what fails later is the likelihood.
        LeastSquares.Solve(rows, y);
        return Climb(rows, y) ?? throw new StatisticFailure("the classes can be told apart without error, so the likelihood has no maximum.");
    }

    private static LogitFit? Climb(double[][] rows, double[] y)
    {
        var beta = new double[rows[0].Length];
        for (var step = 0; step < MostSteps; step++)
        {
            if (rows.Select((row, i) => Math.Abs(y[i] - Share(Design.Dot(row, beta)))).Max() < 1e-9) return null;
            if (Newton(rows, y, beta) is not { } move) return null;
            for (var j = 0; j < beta.Length; j++) beta[j] += move[j];
            if (rows.Max(row => Math.Abs(Design.Dot(row, beta))) > 500) return null;
            if (move.Select((value, j) => Math.Abs(value) / (1e-8 + Math.Abs(beta[j]))).Max() < 1e-12) return Result(rows, y, beta);
        }

        return null;
    }

    // A step is a weighted least-squares problem, solved by reflections; when the weights of all but some rows are gone, it has no solution.
    private static double[]? Newton(double[][] rows, double[] y, double[] beta)
    {
        var (weighted, target) = (new double[rows.Length][], new double[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            var share = Share(Design.Dot(rows[i], beta));
            var root = Math.Sqrt(Math.Max(1e-300, share * (1 - share)));
            weighted[i] = [.. rows[i].Select(value => value * root)];
            target[i] = (y[i] - share) / root;
        }

        return LeastSquares.TrySolve(weighted, target);
    }

    private static LogitFit Result(double[][] rows, double[] y, double[] beta)
    {
        var terms = rows.Select((row, i) => LogShare(y[i] == 1 ? Design.Dot(row, beta) : -Design.Dot(row, beta))).ToArray();
        var likelihood = Moments.Sum(terms);
        return new LogitFit(beta[0], beta[1..], likelihood, 2 * (beta.Length - likelihood));
    }

    private static double Share(double logit) => logit >= 0 ? 1 / (1 + Math.Exp(-logit)) : Math.Exp(logit) / (1 + Math.Exp(logit));

    private static double LogShare(double logit) => logit >= 0 ? -Distributions.Elementary.LogOnePlus(Math.Exp(-logit)) : logit - Distributions.Elementary.LogOnePlus(Math.Exp(logit));
}
