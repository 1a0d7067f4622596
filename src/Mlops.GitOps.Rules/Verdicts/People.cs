using System.Globalization;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>Words about people.</summary>
internal static class People
{
    private const int MostListed = 5;

    public static string Count(int count) => count == 1 ? "1 approval" : string.Create(CultureInfo.InvariantCulture, $"{count} approvals");

    /// <summary>Returns who could still approve for a role: nobody who made the change, and nobody whose approval counts already.</summary>
    public static string WhoCould(string role, Hearing hearing)
    {
        var done = hearing.Book.Approvals.Where(static approval => approval.LeftOut is null).Select(static approval => approval.Person.Id).ToHashSet();
        var makers = hearing.Participants;
        var could = hearing.Header.Roles.Where(one => one.Name.Value == role).SelectMany(static one => one.People)
            .Where(person => !done.Contains(person.Id.Value) && person.Id.Value != makers.Author && !makers.Contributors.Contains(person.Id.Value) && !makers.LastPushers.Contains(person.Id.Value))
            .Select(static person => person.Login.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (could.Count == 0) return $"nobody left in '{role}' may approve this: ask somebody else to make the change, or add people to the role";
        var listed = string.Join(" or ", could.Take(MostListed)) + (could.Count > MostListed ? " or another of them" : "");
        return $"an approval of commit {Short(hearing.Change.Head)} by {listed}";
    }

    public static string Short(string commit) => commit.Length > 12 ? commit[..12] : commit;
}
