namespace Mlops.GitOps.Execution.Running;

/// <summary>Why a stage runs: what changed, from what and to what. Without either it says all by itself: "never ran".</summary>
public sealed record Reason(string What, string? Before = null, string? After = null)
{
    public override string ToString() => (Before, After) switch
    {
        (null, null) => What,
        _ when IsDigest(Before) && IsDigest(After) => $"{What} changed",
        (null, _) => IsDigest(After) ? $"{What} is new" : $"{What} {After}",
        (_, null) => $"{What} is gone",
        _ => $"{What} {Before} → {After}",
    };

    // The digits say nothing to people; who compares them reads the record.
    private static bool IsDigest(string? value) => value?.StartsWith("sha256:", StringComparison.Ordinal) == true;
}
