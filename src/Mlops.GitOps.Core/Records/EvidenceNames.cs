using System.Collections.Immutable;
using Mlops.GitOps.Core.Expressions;

namespace Mlops.GitOps.Core.Records;

/// <summary>What the names of the questions of a problem come to. What was not measured is unknown.</summary>
/// <param name="ruleOf">Returns which groups of a slice count.</param>
public sealed class EvidenceNames(Evidence evidence, Func<string, SliceRule> ruleOf)
{
    public Value ValueOf(Name name)
    {
        var path = name.Segments;
        return path[0].Text switch
        {
            "metrics" when path.Count == 2 && path[1].Text == "n" && !evidence.Metrics.ContainsKey("n") => Value.Of(LeastCount(evidence.Metrics)),
            "metrics" => OfMeasure(evidence.Metrics, path, 1),
            "slices" => OfSlice(path),
            "fairness" when path.Count > 2 && evidence.Fairness.TryGetValue(path[1].Text, out var measures) => OfMeasure(measures, path, 2),
            "baseline" when path.Count > 2 => OfMeasure(evidence.Baseline, path, 2),
            "data" => Value.Of((double?)evidence.DataRows),
            _ => Value.Unknown,
        };
    }

    private static double? LeastCount(ImmutableSortedDictionary<string, Measure> metrics)
    {
        double? least = null;
        foreach (var metric in metrics.Values)
        {
            if (metric.Count is { } count && !(least <= count)) least = count;
        }

        return least;
    }

    private Value OfSlice(Text.EquatableArray<NameSegment> path)
    {
        if (path.Count < 4 || !evidence.Slices.TryGetValue(path[1].Text, out var groups)) return Value.Unknown;
        if (path[2].IsIndex) return groups.TryGetValue(path[2].Text, out var group) ? OfMeasure(group, path, 3) : Value.Unknown;
        return Value.Of(Spread(groups, ruleOf(path[1].Text), path[2].Text, path[3].Text));
    }

    private static double? Spread(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Measure>> groups, SliceRule rule, string metric, string part)
    {
        double? min = null;
        double? max = null;
        foreach (var level in rule.Levels)
        {
            // A group that everybody knows of and hardly anybody is in makes the whole comparison hollow.
            if (!groups.TryGetValue(level, out var declared) || !declared.TryGetValue(metric, out var measure) || !(measure.Count >= rule.LeastRows)) return null;
        }

        foreach (var group in groups.Values)
        {
            // A group that was not measured, or of nobody knows what size, may be the worst of all.
            if (!group.TryGetValue(metric, out var measure) || measure.Count is not { } count) return null;
            if (count < rule.LeastRows) continue;
            if (measure.Value is not { } value || double.IsNaN(value)) return null;
            if (!(min <= value)) min = value;
            if (!(max >= value)) max = value;
        }

        return part switch
        {
            "min" => min,
            "max" => max,
            "gap" => max - min,
            _ => null,
        };
    }

    private static Value OfMeasure(ImmutableSortedDictionary<string, Measure> measures, Text.EquatableArray<NameSegment> path, int at)
    {
        if (path.Count <= at || !measures.TryGetValue(path[at].Text, out var measure)) return Value.Unknown;
        if (path.Count == at + 1) return Value.Of(measure.Value);
        return path[at + 1].Text switch
        {
            "lower" => Value.Of(measure.Lower),
            "upper" => Value.Of(measure.Upper),
            "n" => Value.Of((double?)measure.Count),
            _ => Value.Unknown,
        };
    }
}
