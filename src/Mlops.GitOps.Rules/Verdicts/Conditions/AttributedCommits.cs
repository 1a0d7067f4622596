namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>unattributed_commit: everybody who made the change is known, so that they can be left out.</summary>
internal static class AttributedCommits
{
    public static readonly Condition Condition = new(Reasons) { IsOfMerge = false };

    private static IEnumerable<Reason> Reasons(Hearing hearing) => !hearing.IsAsked ? [] : hearing.Participants.Unattributed
        .Select(static one => new Reason(ReasonCodes.UnattributedCommit, $"commit {People.Short(one.Commit)}: {one.Why}", "commit with the address of an account of the forge"));
}
