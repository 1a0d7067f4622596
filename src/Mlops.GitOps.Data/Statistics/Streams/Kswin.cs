using Mlops.GitOps.Data.Statistics.Resampling;
using Mlops.GitOps.Data.Statistics.Tests;

namespace Mlops.GitOps.Data.Statistics.Streams;

/// <summary>
/// Kolmogorov–Smirnov windowing (Raab, Heusinger and Schleif, 2020): the newest values of a window against as many drawn from its older ones.
/// Which are drawn is chance, here of a seed.
/// </summary>
public static class Kswin
{
    // Of so many tests one comes out small by chance; a distance this small is not worth an alarm.
    private const double LeastDistance = 0.1;

    public static int[] Alarms(ReadOnlySpan<double> stream, double alpha = 0.005, int windowSize = 100, int statSize = 30, long seed = 0)
    {
        Need.Fraction(alpha, "alpha");
        if (statSize < 2 || statSize > (long)windowSize - statSize) throw Need.Failure($"'statSize' is at least 2 and at most half of 'windowSize' ({windowSize}), and is {statSize}.");
        if (stream.Length < windowSize) return [];
        var alarms = new List<int>();
        var random = new SeededRandom(seed);
        var older = new double[windowSize - statSize];
        var drawn = new double[statSize];
        var start = 0;
        for (var i = 0; i < stream.Length; i++)
        {
            if (i - start + 1 < windowSize) continue;
            start = i - windowSize + 1;
            stream.Slice(start, older.Length).CopyTo(older);
            Draw(older, drawn, random);
            var test = KolmogorovSmirnov.Test(drawn, stream.Slice(i - statSize + 1, statSize));
            if (test.PValue > alpha || test.Statistic <= LeastDistance) continue;
            alarms.Add(i);

            // What came before the change is forgotten.
            start = i - statSize + 1;
        }

        return [.. alarms];
    }

    // Without putting back: the first places of a shuffle.
    private static void Draw(double[] from, double[] drawn, SeededRandom random)
    {
        for (var at = 0; at < drawn.Length; at++)
        {
            var other = at + random.Below(from.Length - at);
            (from[at], from[other]) = (from[other], from[at]);
            drawn[at] = from[at];
        }
    }
}
