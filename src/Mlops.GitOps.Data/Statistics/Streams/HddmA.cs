namespace Mlops.GitOps.Data.Statistics.Streams;

/// <summary>Drift by Hoeffding's bound on means (Frías-Blanco and others, 2014).</summary>
public static class HddmA
{
    public static int[] Alarms(ReadOnlySpan<double> errors, double delta = 0.001, bool twoSided = false)
    {
        Need.ZeroOrOne(errors, "stream");
        Need.Fraction(delta, "delta");
        var alarms = new List<int>();
        var (all, least, most) = (new Mean(0, 0), new Mean(0, 0), new Mean(0, 0));
        for (var i = 0; i < errors.Length; i++)
        {
            all = new Mean(all.Count + 1, all.Value + ((errors[i] - all.Value) / (all.Count + 1)));
            var bound = Bound(all, delta);
            if (least.Count == 0 || least.Value + Bound(least, delta) >= all.Value + bound) least = all;
            if (most.Count == 0 || most.Value - Bound(most, delta) <= all.Value - bound) most = all;
            if (!Differs(all, least, delta, 1) && !(twoSided && Differs(all, most, delta, -1))) continue;
            alarms.Add(i);
            (all, least, most) = (new Mean(0, 0), new Mean(0, 0), new Mean(0, 0));
        }

        return [.. alarms];
    }

    private static double Bound(Mean mean, double delta) => Math.Sqrt(Math.Log(1 / delta) / (2 * mean.Count));

    private static bool Differs(Mean all, Mean cut, double delta, int sign)
    {
        if (cut.Count == all.Count) return false;
        var size = (all.Count - cut.Count) / (cut.Count * all.Count);
        return sign * (all.Value - cut.Value) >= Math.Sqrt(size / 2 * Math.Log(2 / delta));
    }

    private readonly record struct Mean(double Count, double Value);
}
