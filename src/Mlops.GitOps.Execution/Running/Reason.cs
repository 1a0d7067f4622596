namespace Mlops.GitOps.Execution.Running;

/// <summary>Why a stage runs: what changed, from what and to what. Without either it says all by itself: "never ran".</summary>
public sealed record Reason(string What, string? Before = null, string? After = null)
{
    public override string ToString() => (Before, After) switch
    {
        (null, null) => What,
        (null, _) => $"{What} {After}",
        (_, null) => $"{What} is gone",
        _ => $"{What} {Before} → {After}",
    };
}
