namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>policy_missing: somebody said who may promote.</summary>
internal static class KnownPolicy
{
    public static readonly Condition Condition = new(Reasons);

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        if (hearing.Promotes && !hearing.Change.Policy.HasWorkspace)
            yield return new Reason(ReasonCodes.PolicyMissing, "base has no mlops.yaml, so nobody has said who may promote", "merge the workspace first, without pins");
    }
}
