using Mlops.GitOps.Data.Statistics;

namespace Mlops.GitOps.Data.Comparing;

/// <summary>A configuration beside the reference.</summary>
/// <param name="Spread">The standard deviation over replicates; null of one.</param>
/// <param name="Count">How many pairs the test saw: replicates or rows.</param>
/// <param name="Interval">Of the difference, at 1 − alpha, for this comparison alone.</param>
/// <param name="Adjusted">The p-value adjusted for all comparisons.</param>
/// <param name="Verdict">reference, better, worse, not shown to differ, not tested.</param>
public sealed record ComparedContender(
    string Name,
    bool IsReference,
    int Replicates,
    double Mean,
    double? Spread,
    int Count,
    double? Difference,
    double? Effect,
    Interval? Interval,
    double? Statistic,
    double? PValue,
    double? Adjusted,
    string Verdict,
    string? Note);
