using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Rules.Recorded;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>What people think of a change: the latest that each has said, by the roles of base.</summary>
/// <param name="Approvals">Those that count and those that are left out.</param>
/// <param name="Objections">Who holds a role and asks for changes.</param>
internal sealed record ApprovalBook(ImmutableArray<Approval> Approvals, ImmutableArray<Account> Objections)
{
    public static ApprovalBook Of(JudgedChange change, Participants participants)
    {
        var roles = change.Policy.Compilation.Syntax.Header.Roles;
        var standing = change.Recorded.Reviews
            .Where(static review => review is { User.Id: > 0, SubmittedAt: not null, State: "APPROVED" or "CHANGES_REQUESTED" or "DISMISSED" })
            .GroupBy(static review => review.User?.Id)
            .Select(reviews => StandingOf([.. reviews.OrderBy(static review => review.SubmittedAt).ThenBy(static review => review.Id)], change.Head))
            .OrderBy(static review => review.User?.Id)
            .ToList();
        return new ApprovalBook(
            [.. standing.Where(static review => review.State == "APPROVED").Select(review => Read(review, change.Head, roles, participants)).OfType<Approval>()],
            [.. standing.Where(static review => review.State == "CHANGES_REQUESTED").Select(static review => review.User).OfType<Account>().Where(user => !RolesOf(user.Id, roles).IsEmpty)]);
    }

    /// <summary>Returns the roles that a number holds.</summary>
    public static ImmutableHashSet<string> RolesOf(long id, ImmutableArray<RoleSyntax> roles) =>
        [.. roles.Where(role => role.People.Any(person => person.Id.Value == id)).Select(static role => role.Name.Value)];

    // Who approves twice approves what both are of: an approval of another commit takes none of head back.
    private static Review StandingOf(ImmutableArray<Review> reviews, string head)
    {
        var standing = reviews.Skip(reviews.ToList().FindLastIndex(static review => review.State != "APPROVED") + 1);
        return standing.LastOrDefault(review => review.CommitId == head) ?? reviews[^1];
    }

    private static Approval? Read(Review review, string head, ImmutableArray<RoleSyntax> roles, Participants participants)
    {
        if (review.User is not { } user || review.SubmittedAt is not { } at) return null;
        var held = RolesOf(user.Id, roles);
        if (!held.IsEmpty) return new Approval(user, at, held, WhyLeftOut(user, review.CommitId == head, participants));

        // A login can change hands; whoever has it now is not whom the role means.
        ImmutableHashSet<string> seeming = [.. roles.Where(role => role.People.Any(person => string.Equals(person.Login.Value, user.Login, StringComparison.OrdinalIgnoreCase))).Select(static role => role.Name.Value)];
        return seeming.IsEmpty ? null : new Approval(user, at, seeming, ReasonCodes.UnknownIdentity);
    }

    private static ReasonCode? WhyLeftOut(Account user, bool isAtHead, Participants participants)
    {
        if (user.Type != "User") return ReasonCodes.BotApproval;
        if (user.Id == participants.Author) return ReasonCodes.SelfApproval;
        if (participants.Contributors.Contains(user.Id)) return ReasonCodes.ContributorApproval;
        if (participants.LastPushers.Contains(user.Id)) return ReasonCodes.LastPusherApproval;
        return isAtHead ? null : ReasonCodes.StaleApproval;
    }
}
