namespace Mlops.GitOps.Data.Statistics.Regression;

/// <summary>Least squares by Householder's reflections, which lose fewer digits than normal equations.</summary>
internal static class LeastSquares
{
    public static double[] Solve(double[][] rows, double[] right) => TrySolve(rows, right)
        ?? throw new StatisticFailure("a column of 'x' is a combination of the others or of the intercept, so the coefficients are not determined.");

    /// <summary>Returns nothing where a column is a combination of those before it, up to roundings.</summary>
    public static double[]? TrySolve(double[][] rows, double[] right)
    {
        var (height, width) = (rows.Length, rows[0].Length);
        var a = new double[height, width];
        for (var i = 0; i < height; i++)
            for (var j = 0; j < width; j++) a[i, j] = rows[i][j];
        var y = (double[])right.Clone();
        var sizes = new double[width];
        for (var j = 0; j < width; j++) sizes[j] = ColumnNorm(a, j, 0);
        for (var j = 0; j < width; j++)
            if (!Reflect(a, y, j, sizes[j])) return null;
        var solution = new double[width];
        for (var j = width - 1; j >= 0; j--)
        {
            var rest = y[j];
            for (var k = j + 1; k < width; k++) rest -= a[j, k] * solution[k];
            solution[j] = rest / a[j, j];
        }

        return solution;
    }

    private static bool Reflect(double[,] a, double[] y, int column, double size)
    {
        var height = a.GetLength(0);
        var norm = ColumnNorm(a, column, column);
        if (!(norm > 1e-12 * size)) return false;
        var alpha = a[column, column] > 0 ? -norm : norm;
        var v = new double[height];
        for (var i = column; i < height; i++) v[i] = a[i, column];
        v[column] -= alpha;
        var square = 0.0;
        for (var i = column; i < height; i++) square += v[i] * v[i];
        for (var j = column; j < a.GetLength(1); j++)
        {
            var dot = 0.0;
            for (var i = column; i < height; i++) dot += v[i] * a[i, j];
            for (var i = column; i < height; i++) a[i, j] -= 2 * dot / square * v[i];
        }

        var right = 0.0;
        for (var i = column; i < height; i++) right += v[i] * y[i];
        for (var i = column; i < height; i++) y[i] -= 2 * right / square * v[i];
        return true;
    }

    private static double ColumnNorm(double[,] a, int column, int from)
    {
        var sum = 0.0;
        for (var i = from; i < a.GetLength(0); i++) sum += a[i, column] * a[i, column];
        return Math.Sqrt(sum);
    }
}
