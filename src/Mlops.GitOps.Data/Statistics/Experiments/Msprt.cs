namespace Mlops.GitOps.Data.Statistics.Experiments;

/// <summary>The mixture sequential probability ratio test with a normal mixture of variance tau².</summary>
public static class Msprt
{
    /// <summary>Returns the likelihood ratio Λ and min(1, 1/Λ), which holds at every look when the smallest so far is taken.</summary>
    public static TestResult Test(double difference, double variance, double count, double tau2)
    {
        Need.Positive(variance, "variance");
        Need.Positive(count, "n");
        Need.Positive(tau2, "tau2");
        var v = variance / count;
        var log = (Math.Log(v / (v + tau2)) / 2) + (difference * difference * tau2 / (2 * v * (v + tau2)));
        return new TestResult(Math.Exp(log), Math.Min(1, Math.Exp(-log)));
    }
}
