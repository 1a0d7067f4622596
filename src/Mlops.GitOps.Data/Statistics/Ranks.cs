namespace Mlops.GitOps.Data.Statistics;

/// <summary>Ranks from 1; equal values share the mean of theirs.</summary>
internal static class Ranks
{
    public static double[] Of(ReadOnlySpan<double> values)
    {
        var (sorted, order) = Sorted(values);
        var ranks = new double[sorted.Length];
        for (var start = 0; start < sorted.Length;)
        {
            var end = EndOfTie(sorted, start);
            for (var i = start; i < end; i++) ranks[order[i]] = (start + 1 + end) / 2.0;
            start = end;
        }

        return ranks;
    }

    /// <summary>Returns Σ t³ − t over the sizes t of ties.</summary>
    public static double TieTerm(ReadOnlySpan<double> values)
    {
        var (sorted, _) = Sorted(values);
        var sum = 0.0;
        for (var start = 0; start < sorted.Length;)
        {
            var end = EndOfTie(sorted, start);
            var size = (double)(end - start);
            sum += (size * size * size) - size;
            start = end;
        }

        return sum;
    }

    /// <summary>Returns where the values equal to the one at <paramref name="start"/> end.</summary>
    public static int EndOfTie(ReadOnlySpan<double> sorted, int start)
    {
        var end = start + 1;
        while (end < sorted.Length && sorted[end] == sorted[start]) end++;
        return end;
    }

    public static (double[] Values, int[] Order) Sorted(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(sorted, order);
        return (sorted, order);
    }
}
