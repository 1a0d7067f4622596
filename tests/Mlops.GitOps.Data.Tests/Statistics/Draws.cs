using Mlops.GitOps.Data.Statistics.Distributions;
using Mlops.GitOps.Data.Statistics.Resampling;

namespace Mlops.GitOps.Data.Tests.Statistics;

/// <summary>Seeded samples for laws that hold on average.</summary>
internal static class Draws
{
    public static double Normal(this SeededRandom random) => Math.Sqrt(-2 * Math.Log(1 - random.Share())) * Math.Cos(2 * Math.PI * random.Share());

    public static double[] Normals(this SeededRandom random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Normal())];

    public static double[] Bits(this SeededRandom random, int count, double share) => [.. Enumerable.Range(0, count).Select(_ => random.Share() < share ? 1.0 : 0.0)];

    public static int[] Order(this SeededRandom random, int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    /// <summary>Returns the p-value of Kolmogorov's test that values are uniform.</summary>
    public static double UniformPValue(double[] values)
    {
        double[] sorted = [.. values.Order()];
        var distance = sorted.Select((value, i) => Math.Max(value - ((double)i / sorted.Length), ((i + 1.0) / sorted.Length) - value)).Max();
        return KolmogorovDistribution.Above(distance, sorted.Length);
    }
}
