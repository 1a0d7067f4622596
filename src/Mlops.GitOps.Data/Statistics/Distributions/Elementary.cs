namespace Mlops.GitOps.Data.Statistics.Distributions;

/// <summary>Logarithms and exponentials that keep their digits near 0; those of the runtime do not.</summary>
internal static class Elementary
{
    /// <summary>ln(1 + x).</summary>
    public static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        // The rounding of the sum is undone by the ratio (Kahan).
        return sum == 1 ? x : double.IsInfinity(sum) ? sum : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>eˣ − 1.</summary>
    public static double ExpMinusOne(double x)
    {
        var power = Math.Exp(x);
        if (power == 1) return x;
        return power - 1 == -1 ? -1 : double.IsInfinity(power) ? power : (power - 1) * x / Math.Log(power);
    }
}
