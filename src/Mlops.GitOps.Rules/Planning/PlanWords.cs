using System.Diagnostics;

namespace Mlops.GitOps.Rules.Planning;

/// <summary>The words in which plans are written.</summary>
public static class PlanWords
{
    public static string Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "added",
        ChangeKind.Removed => "removed",
        ChangeKind.Changed => "changed",
        _ => throw new UnreachableException($"{kind} is no kind of change."),
    };

    public static string Of(Impact impact) => impact switch
    {
        Impact.None => "none",
        Impact.Docs => "docs",
        Impact.Additive => "additive",
        Impact.Redeploy => "redeploy",
        Impact.Retrain => "retrain",
        Impact.Breaking => "breaking",
        _ => throw new UnreachableException($"{impact} is no impact."),
    };

    public static string Of(PolicyEffect policy) => policy switch
    {
        PolicyEffect.Same => "same",
        PolicyEffect.Stronger => "stronger",
        PolicyEffect.Weaker => "weaker",
        _ => throw new UnreachableException($"{policy} is no effect."),
    };

    public static string Of(PinsEffect pins) => pins switch
    {
        PinsEffect.None => "none",
        PinsEffect.Promotion => "promotion",
        PinsEffect.Rollback => "rollback",
        PinsEffect.Bootstrap => "bootstrap",
        _ => throw new UnreachableException($"{pins} is no effect."),
    };
}
