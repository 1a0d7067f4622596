using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Judging;

namespace Mlops.GitOps.Data.Explaining;

/// <summary>The metric by which inputs are important.</summary>
internal sealed record PermutedMetric(BuiltInMetric Metric, bool IsLowerBetter)
{
    public string Name => Metric.Name;

    /// <summary>Returns the first declared metric that is known by its name, else the usual one of the task; null where there is none.</summary>
    public static PermutedMetric? Of(JudgedDeclaration? judged, JudgedTask task)
    {
        // A bias is best at 0 and not at an end, and hardly moves when values are dealt out anew.
        var declared = judged?.Metrics.FirstOrDefault(static metric => metric.Sql is null && metric.Name != "bias") ?? BuiltInMetrics.UsualOf(task).FirstOrDefault();
        return declared is null ? null : new(BuiltInMetrics.Of(declared, task), declared.LowerIsBetter);
    }

    /// <summary>Returns how good answers are: more is better.</summary>
    public double WorthOf(Sample rows) => IsLowerBetter ? -Metric.ValueOf(rows) : Metric.ValueOf(rows);
}
