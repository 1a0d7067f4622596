namespace Mlops.GitOps.Data.Statistics.Streams;

/// <summary>Adaptive windowing (Bifet and Gavaldà, 2007): a window that is cut where its two parts differ, kept in buckets of 2ⁱ values. It looks every 32 values.</summary>
public static class Adwin
{
    private const int Clock = 32;

    public static int[] Alarms(ReadOnlySpan<double> stream, double delta = 0.002, int minInstances = 10)
    {
        Need.Fraction(delta, "delta");
        var alarms = new List<int>();
        var window = new AdaptiveWindow(delta);
        var since = 0;
        for (var i = 0; i < stream.Length; i++)
        {
            window.Add(stream[i]);
            if (++since % Clock != 0 || window.Width <= minInstances || !window.Shrink()) continue;
            alarms.Add(i);
            (window, since) = (new AdaptiveWindow(delta), 0);
        }

        return [.. alarms];
    }
}
