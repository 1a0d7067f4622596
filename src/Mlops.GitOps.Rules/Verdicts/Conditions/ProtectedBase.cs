namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>context_changed: what is merged into is the protected branch.</summary>
internal static class ProtectedBase
{
    public static readonly Condition Condition = new(Reasons) { IsOfMerge = false };

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        if (hearing.Change.Recorded.Pull is { Base: { Repository: { } repository } target } && target.Ref != repository.DefaultBranch)
            yield return new Reason(ReasonCodes.ContextChanged, $"the pull request is to be merged into '{target.Ref}', not into '{repository.DefaultBranch}'", $"set its base to '{repository.DefaultBranch}'");
    }
}
