namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>api_error: the forge said all that a verdict is given from, in words that can be read.</summary>
internal static class ReadableAnswers
{
    // Clocks of one forge differ by moments.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    public static readonly Condition Condition = new(Reasons) { IsOfMerge = false };

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        var recorded = hearing.Change.Recorded;
        foreach (var problem in recorded.Problems.Distinct(StringComparer.Ordinal)) yield return Error("the recorded pull request can't be used: " + problem);
        if (recorded.Pull is { } pull && recorded.Reviews.Any(review => review.PullRequestUrl != pull.Url)) yield return Error("a review belongs to another pull request");
        if (recorded.Now is not { } now) yield break;
        var latest = recorded.Reviews.Where(review => review.User is { } user && !ApprovalBook.RolesOf(user.Id, hearing.Header.Roles).IsEmpty).Select(static review => review.SubmittedAt)
            .Concat(recorded.Activity.Where(activity => activity.After == hearing.Change.Head).Select(static activity => (DateTimeOffset?)activity.At)).Max();
        if (latest > now + Tolerance) yield return Error($"the clock says {Spans.Text(now)}, but something happened at {Spans.Text(latest.Value)}");
    }

    private static Reason Error(string message) => new(ReasonCodes.ApiError, message, "record the pull request again");
}
