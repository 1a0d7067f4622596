namespace Mlops.GitOps.Data.Learning.Logistic;

/// <summary>Finds steps of Newton's method without writing the second derivative down.</summary>
internal static class ConjugateGradients
{
    /// <summary>Returns a step against a gradient that is exact to a share of the gradient.</summary>
    /// <param name="curvature">The product of the second derivative with a direction.</param>
    /// <param name="diagonal">Its diagonal, by which directions are scaled.</param>
    public static double[] Solve(Func<double[], double[]> curvature, double[] diagonal, double[] gradient, double share)
    {
        var size = gradient.Length;
        var step = new double[size];
        var rest = new double[size];
        var direction = new double[size];
        var (inner, goal) = (0.0, 0.0);
        for (var at = 0; at < size; at++)
        {
            rest[at] = -gradient[at];
            direction[at] = rest[at] / diagonal[at];
            inner += rest[at] * direction[at];
        }

        goal = inner * share * share;
        for (var round = 0; round < 2 * size + 20 && inner > goal; round++)
        {
            var bent = curvature(direction);
            var along = Dot(direction, bent);
            if (along <= 0) break;
            var length = inner / along;
            var next = 0.0;
            for (var at = 0; at < size; at++)
            {
                step[at] += length * direction[at];
                rest[at] -= length * bent[at];
                next += rest[at] * rest[at] / diagonal[at];
            }

            for (var at = 0; at < size; at++) direction[at] = (rest[at] / diagonal[at]) + (next / inner * direction[at]);
            inner = next;
        }

        return step;
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var at = 0; at < left.Length; at++) sum += left[at] * right[at];
        return sum;
    }
}
