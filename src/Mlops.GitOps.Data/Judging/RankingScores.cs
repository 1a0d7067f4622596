using System.Collections.Immutable;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Statistics;

namespace Mlops.GitOps.Data.Judging;

/// <summary>How well lists are ordered: the mean over lists in which anything fits. Of equal scores the earlier row comes first.</summary>
internal static class RankingScores
{
    public static ImmutableArray<string> Names { get; } = ["map", "mrr", "ndcg"];

    public static BuiltInMetric? Of(MetricDeclaration metric)
    {
        var most = metric.At ?? int.MaxValue;
        Func<double[], double?>? score = metric.Name switch
        {
            "ndcg" => fits => DiscountedGain(fits, most),
            "map" => fits => AveragePrecision(fits, most),
            "mrr" => fits => FirstHit(fits, most),
            _ => null,
        };
        return score is null ? null : new BuiltInMetric(metric.Name, [JudgedTask.Ranking], IntervalMethod.Bootstrap, rows => MeanOverLists(rows, score));
    }

    private static double MeanOverLists(Sample rows, Func<double[], double?> score)
    {
        if (rows.Lists is not { } lists) throw new StatisticFailure("nobody said which rows make a list: say `by` of the metric.");
        var order = Enumerable.Range(0, rows.Count).ToArray();
        Array.Sort(order, (left, right) => (lists[left], -rows.Answers[left], left).CompareTo((lists[right], -rows.Answers[right], right)));
        var scores = new List<double>();
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end < order.Length && lists[order[end]] == lists[order[start]]) end++;
            if (score([.. order.AsSpan(start, end - start).ToArray().Select(row => rows.Truth[row])]) is { } one) scores.Add(one);
            start = end;
        }

        return scores.Count > 0 ? Moments.Mean([.. scores]) : throw new StatisticFailure("nothing fits in any list.");
    }

    private static double? DiscountedGain(double[] fits, int most)
    {
        var best = Gain([.. fits.OrderDescending()], most);
        return best > 0 ? Gain(fits, most) / best : null;
    }

    private static double Gain(double[] fits, int most)
    {
        var gain = 0.0;
        for (var place = 0; place < Math.Min(fits.Length, most); place++) gain += fits[place] / Math.Log2(place + 2);
        return gain;
    }

    private static double? AveragePrecision(double[] fits, int most)
    {
        var (hits, sum) = (0, 0.0);
        for (var place = 0; place < Math.Min(fits.Length, most); place++)
        {
            if (fits[place] > 0) sum += ++hits / (place + 1.0);
        }

        var all = Math.Min(fits.Count(static fit => fit > 0), most);
        return all > 0 ? sum / all : null;
    }

    private static double? FirstHit(double[] fits, int most)
    {
        if (!fits.Any(static fit => fit > 0)) return null;
        var place = Array.FindIndex(fits, static fit => fit > 0);
        return place < most ? 1.0 / (place + 1) : 0;
    }
}
