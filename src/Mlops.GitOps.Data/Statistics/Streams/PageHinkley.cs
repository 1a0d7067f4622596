namespace Mlops.GitOps.Data.Statistics.Streams;

/// <summary>The test of Page and Hinkley for a mean that rises or falls, with forgetting.</summary>
public static class PageHinkley
{
    /// <summary>Returns the indices at which the sum of what exceeds the mean so far by more than <paramref name="delta"/>, never below 0, reaches the
    /// threshold. It is the test as river had it until 0.14, and looks for rises only.</summary>
    public static int[] Alarms(ReadOnlySpan<double> stream, int minInstances = 30, double delta = 0.005, double threshold = 50, double alpha = 0.9999)
    {
        var alarms = new List<int>();
        var (count, mean, sum) = (0, 0.0, 0.0);
        for (var i = 0; i < stream.Length; i++)
        {
            count++;
            mean += (stream[i] - mean) / count;
            sum = Math.Max(0, (alpha * sum) + stream[i] - mean - delta);
            // River counted from 1, so the first alarm may come one value before `minInstances`.
            if (count + 1 < minInstances || sum < threshold) continue;
            alarms.Add(i);
            (count, mean, sum) = (0, 0, 0);
        }

        return [.. alarms];
    }

    /// <summary>The test as river has it now: sums that may fall below 0, held against their lowest (rises) and highest (falls) values.</summary>
    public static int[] Alarms(ReadOnlySpan<double> stream, int minInstances, double delta, double threshold, double alpha, bool rises, bool falls)
    {
        var alarms = new List<int>();
        var (count, mean, up, down, least, most) = Start();
        for (var i = 0; i < stream.Length; i++)
        {
            count++;
            mean += (stream[i] - mean) / count;
            up = (alpha * up) + stream[i] - mean - delta;
            down = (alpha * down) + stream[i] - mean + delta;
            (least, most) = (Math.Min(least, up), Math.Max(most, down));
            var isAlarm = (rises && up - least > threshold) || (falls && most - down > threshold);
            if (count < minInstances || !isAlarm) continue;
            alarms.Add(i);
            (count, mean, up, down, least, most) = Start();
        }

        return [.. alarms];
    }

    private static (int Count, double Mean, double Up, double Down, double Least, double Most) Start() => (0, 0, 0, 0, double.PositiveInfinity, double.NegativeInfinity);
}
