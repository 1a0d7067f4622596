namespace Mlops.GitOps.Data.Statistics.Streams;

/// <summary>The drift detection method of Gama and others (2004): an error rate that rises above its lowest point.</summary>
public static class Ddm
{
    public static int[] Alarms(ReadOnlySpan<double> errors, int minInstances = 30, double sigmas = 3)
    {
        Need.ZeroOrOne(errors, "stream");
        var alarms = new List<int>();
        var (count, rate, leastRate, leastSpread) = (0, 0.0, double.PositiveInfinity, double.PositiveInfinity);
        for (var i = 0; i < errors.Length; i++)
        {
            count++;
            rate += (errors[i] - rate) / count;
            var spread = Math.Sqrt(Math.Max(0, rate * (1 - rate)) / count);
            if (count <= minInstances) continue;
            if (rate + spread <= leastRate + leastSpread) (leastRate, leastSpread) = (rate, spread);
            if (!(rate + spread > leastRate + (sigmas * leastSpread))) continue;
            alarms.Add(i);
            (count, rate, leastRate, leastSpread) = (0, 0, double.PositiveInfinity, double.PositiveInfinity);
        }

        return [.. alarms];
    }
}
