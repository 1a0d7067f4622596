using Mlops.GitOps.Execution.Experiments.MlflowLayout;

namespace Mlops.GitOps.Execution.Experiments.Searching;

/// <summary>A value that runs are sorted by. Runs without it stand at the end either way.</summary>
internal sealed record RunOrder(RunField Field, bool IsDescending)
{
    public int Compare(MlflowRun left, MlflowRun right) => Field.IsNumber ? Compare(Known(Field.NumberOf(left)), Known(Field.NumberOf(right))) : Compare(Field.TextOf(left), Field.TextOf(right));

    private static double? Known(double? number) => number is { } value && double.IsNaN(value) ? null : number;

    private int Compare(double? left, double? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        ({ } one, { } other) => IsDescending ? other.CompareTo(one) : one.CompareTo(other),
    };

    private int Compare(string? left, string? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        _ => IsDescending ? string.CompareOrdinal(right, left) : string.CompareOrdinal(left, right),
    };
}
