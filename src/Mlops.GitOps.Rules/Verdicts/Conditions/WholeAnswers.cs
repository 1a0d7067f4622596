namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>truncated: the forge listed all commits and files that git has, and no others.</summary>
internal static class WholeAnswers
{
    public static readonly Condition Condition = new(Reasons) { IsOfMerge = false };

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        var (change, recorded) = (hearing.Change, hearing.Change.Recorded);
        // What could not be read can't be compared.
        if (recorded.Pull is not { } pull || pull.Head.Sha != change.Head || !recorded.Problems.IsEmpty) yield break;
        var files = recorded.Files.SelectMany(static file => file.PreviousPath is { } previous ? [file.Path, previous] : new[] { file.Path });
        if (recorded.Files.Length != pull.ChangedFiles || !files.ToHashSet(StringComparer.Ordinal).SetEquals(change.HeadPaths)) yield return Truncated("files");
        if (recorded.Commits.Length != pull.Commits || !recorded.Commits.Select(static commit => commit.Sha).ToHashSet(StringComparer.Ordinal).SetEquals(change.Commits.Select(static commit => commit.Id))) yield return Truncated("commits");
    }

    private static Reason Truncated(string what) =>
        new(ReasonCodes.Truncated, $"the recorded {what} are not those of the pull request and of git", $"record all pages of the {what}, and fetch the base; or make the pull request smaller than the forge lists");
}
