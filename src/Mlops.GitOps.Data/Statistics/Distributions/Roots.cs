namespace Mlops.GitOps.Data.Statistics.Distributions;

/// <summary>Brent's method, to the last digits of the root.</summary>
internal static class Roots
{
    public static double Between(double left, double right, Func<double, double> function)
    {
        var (a, b) = (left, right);
        var (fa, fb) = (function(a), function(b));
        var (c, fc) = (a, fa);
        var (step, before) = (b - a, b - a);
        for (var round = 0; round < 500; round++)
        {
            if (fb > 0 == fc > 0) (c, fc, step, before) = (a, fa, b - a, b - a);
            if (Math.Abs(fc) < Math.Abs(fb)) (a, b, c, fa, fb, fc) = (b, c, b, fb, fc, fb);
            var least = 2.3e-16 * Math.Abs(b);
            var half = (c - b) / 2;
            if (Math.Abs(half) <= least || fb == 0) return b;
            (step, before) = Step(a, b, c, fa, fb, fc, half, before, step, least);
            (a, fa) = (b, fb);
            b += Math.Abs(step) > least ? step : Math.CopySign(least, half);
            fb = function(b);
        }

        return b;
    }

    // Interpolation where it is safe, else bisection.
    private static (double Step, double Before) Step(double a, double b, double c, double fa, double fb, double fc, double half, double before, double step, double least)
    {
        if (Math.Abs(before) < least || Math.Abs(fa) <= Math.Abs(fb)) return (half, half);
        var s = fb / fa;
        var (q, r) = (fa / fc, fb / fc);
        var p = a == c ? 2 * half * s : s * ((2 * half * q * (q - r)) - ((b - a) * (r - 1)));
        var divisor = a == c ? 1 - s : (q - 1) * (r - 1) * (s - 1);
        if (p > 0) divisor = -divisor;
        p = Math.Abs(p);
        var isSafe = 2 * p < Math.Min((3 * half * divisor) - Math.Abs(least * divisor), Math.Abs(before * divisor));
        return isSafe ? (p / divisor, step) : (half, half);
    }
}
