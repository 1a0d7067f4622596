namespace Mlops.GitOps.Core.Records;

/// <summary>A value as it was measured. What is null is not known.</summary>
/// <param name="Lower">The lower end of its 95 % interval.</param>
/// <param name="Upper">The upper end of its 95 % interval.</param>
/// <param name="Count">The rows it was measured on.</param>
/// <param name="Method">How the interval was found.</param>
public sealed record Measure(double? Value, double? Lower = null, double? Upper = null, long? Count = null, string? Method = null)
{
    public static Measure Unknown { get; } = new((double?)null);
}
