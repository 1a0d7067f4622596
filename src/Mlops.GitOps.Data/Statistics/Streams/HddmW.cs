namespace Mlops.GitOps.Data.Statistics.Streams;

/// <summary>Drift by McDiarmid's bound on weighted means (Frías-Blanco and others, 2014); newer values weigh more.</summary>
public static class HddmW
{
    public static int[] Alarms(ReadOnlySpan<double> errors, double delta = 0.001, double lambda = 0.05, bool twoSided = false)
    {
        Need.ZeroOrOne(errors, "stream");
        Need.Fraction(delta, "delta");
        Need.Fraction(lambda, "lambda");
        var alarms = new List<int>();
        var (total, rise, fall) = (new Weighted(lambda), new Cut(lambda, 1), new Cut(lambda, -1));
        for (var i = 0; i < errors.Length; i++)
        {
            total = total.With(errors[i]);
            var rises = rise.Take(errors[i], total, delta);
            var falls = fall.Take(errors[i], total, delta);
            if (!rises && !(twoSided && falls)) continue;
            alarms.Add(i);
            (total, rise, fall) = (new Weighted(lambda), new Cut(lambda, 1), new Cut(lambda, -1));
        }

        return [.. alarms];
    }

    /// <summary>The mean before the best cut and the mean since.</summary>
    private sealed class Cut(double lambda, int sign)
    {
        private double edge = double.PositiveInfinity;
        private Weighted before = new(lambda);
        private Weighted since = new(lambda);

        public bool Take(double value, Weighted total, double delta)
        {
            var bound = Bound(total.Condition, delta);
            if ((sign * total.Mean) + bound < edge)
            {
                edge = (sign * total.Mean) + bound;
                (before, since) = (total, new Weighted(lambda));
            }
            else
            {
                since = since.With(value);
            }

            return before.Any && since.Any && sign * (since.Mean - before.Mean) > Bound(before.Condition + since.Condition, delta);
        }

        private static double Bound(double condition, double delta) => Math.Sqrt(condition * Math.Log(1 / delta) / 2);
    }

    private readonly record struct Weighted(double Lambda, double Mean = 0, double Condition = 1, bool Any = false)
    {
        public Weighted With(double value) => new(
            Lambda,
            Any ? (Lambda * value) + ((1 - Lambda) * Mean) : value,
            (Lambda * Lambda) + ((1 - Lambda) * (1 - Lambda) * Condition),
            true);
    }
}
