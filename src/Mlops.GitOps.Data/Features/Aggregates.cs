using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features;

/// <summary>Makes the values of a plan for the labels of some entities.</summary>
internal static class Aggregates
{
    /// <summary>Returns the cells of each value, in the order of the plan.</summary>
    public static ValueCells[] Compute(EntityRows rows)
    {
        var all = new ValueCells[rows.Plan.Values.Length];
        var picks = new Dictionary<(int Where, ulong Age), int[]>();
        for (var place = 0; place < all.Length; place++)
        {
            var value = rows.Plan.Values[place];
            var cells = all[place] = new ValueCells(rows.LabelCount, value.Kind);
            switch (value.Declaration.Function)
            {
                case "count":
                    Counting.Count(rows, value, cells);
                    break;
                case "unique":
                    Sweeping.Run(rows, value, new DistinctValues(rows, value, cells));
                    break;
                case "sum" or "mean" or "var" or "stddev" when value.Column is { Kind: SlotKind.Real }:
                    Sweeping.Run(rows, value, new RealMoments(rows, value, cells));
                    break;
                case "sum" or "mean":
                    Counting.Sum(rows, value, cells);
                    break;
                case "var" or "stddev":
                    Sweeping.Run(rows, value, new WholeMoments(rows, value, cells));
                    break;
                case "min" or "max":
                    Extremes.Of(rows, value, cells);
                    break;
                case "first":
                    Picking.Fill(rows, value, Picking.First(rows, value), cells);
                    break;
                case "last":
                    Picking.Fill(rows, value, Last(value), cells);
                    break;
                case null:
                    ExpressionValues.Fill(rows, value, place, Last(value), all);
                    break;
                case var function:
                    throw new StageFailure($"Value '{value.Declaration.Name}' of view '{value.View}' asks for '{function}', which is no aggregate.");
            }
        }

        return all;

        int[] Last(ValuePlan value)
        {
            if (picks.TryGetValue((value.Where, value.Age), out var known)) return known;
            return picks[(value.Where, value.Age)] = Picking.Last(rows, value);
        }
    }
}
