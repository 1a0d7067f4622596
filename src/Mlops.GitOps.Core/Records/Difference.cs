namespace Mlops.GitOps.Core.Records;

/// <summary>How a value that was made again differs: a metric, a column, the answers of a model.</summary>
/// <param name="What">What differs; where nothing can be measured, also how.</param>
/// <param name="Absolute">The largest difference; null where it is none of numbers.</param>
/// <param name="Relative">The largest difference as a part of the larger of both values.</param>
/// <param name="Count">How many values differ.</param>
/// <param name="Of">How many values there are.</param>
public sealed record Difference(string What, double? Absolute = null, double? Relative = null, long Count = 1, long Of = 1)
{
    public bool IsWithin(double tolerance) => Absolute <= tolerance || Relative <= tolerance;
}
