using Mlops.GitOps.Rules.Auditing;

namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>audit_chain, api_error: what was decided before is still what is written down, and is there where it is needed.</summary>
internal static class SoundAudit
{
    public static readonly Condition Condition = new(Reasons) { IsOfMerge = false };

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        if (hearing.Change is { Audit: AuditState.Absent, Deployed: not null })
            yield return new Reason(ReasonCodes.ApiError, "this clone has no audit, so nobody can say whether the merge was allowed", "git fetch origin refs/mlops/audit:refs/mlops/audit");
        if (hearing.Change.Audit == AuditState.Broken)
            yield return new Reason(ReasonCodes.AuditChain, "the audit in refs/mlops/audit is not as it was written", "run `mlops audit verify`, and restore the ref from a clone that has it whole");
    }
}
