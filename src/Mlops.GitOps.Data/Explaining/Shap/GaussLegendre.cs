namespace Mlops.GitOps.Data.Explaining.Shap;

/// <summary>Points and weights in (0, 1) that integrate polynomials exactly: so many points, any degree below twice as many.</summary>
internal sealed record GaussLegendre(double[] Points, double[] Weights)
{
    private const int MostSteps = 100;

    /// <summary>Returns the rule for polynomials up to a degree.</summary>
    public static GaussLegendre ForDegree(int degree)
    {
        var count = (Math.Max(0, degree) / 2) + 1;
        var (points, weights) = (new double[count], new double[count]);
        for (var at = 0; at < count; at++)
        {
            var root = Math.Cos(Math.PI * (at + 0.75) / (count + 0.5));
            var slope = 1.0;
            for (var step = 0; step < MostSteps; step++)
            {
                (var value, slope) = Legendre(count, root);
                var next = root - (value / slope);
                if (Math.Abs(next - root) <= double.Epsilon || next == root) break;
                root = next;
            }

            points[at] = (1 - root) / 2;
            weights[at] = 1 / ((1 - (root * root)) * slope * slope);
        }

        return new(points, weights);
    }

    /// <summary>Returns Legendre's polynomial of a degree and its derivative.</summary>
    private static (double Value, double Slope) Legendre(int degree, double x)
    {
        var (before, value) = (1.0, x);
        for (var at = 2; at <= degree; at++) (before, value) = (value, ((((2 * at) - 1) * x * value) - ((at - 1) * before)) / at);
        return (value, degree * ((x * value) - before) / ((x * x) - 1));
    }
}
