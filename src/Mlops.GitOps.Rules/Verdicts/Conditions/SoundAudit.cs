using Mlops.GitOps.Rules.Auditing;

namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>audit_chain: what was decided before is still what is written down.</summary>
internal static class SoundAudit
{
    public static readonly Condition Condition = new(Reasons) { IsOfMerge = false };

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        if (hearing.Change.Audit == AuditState.Broken)
            yield return new Reason(ReasonCodes.AuditChain, "the audit in refs/mlops/audit is not as it was written", "run `mlops audit verify`, and restore the ref from a clone that has it whole");
    }
}
