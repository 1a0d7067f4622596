using System.Collections.Immutable;

namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>approval_missing, policy_weakened, gate_modified: everybody who is asked for agrees to the head commit, each in one seat.
/// While somebody is missing, it is said why approvals that are there do not count.</summary>
internal static class Approved
{
    public static readonly Condition Condition = new(Reasons);

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        var reasons = new List<Reason>();
        foreach (var demand in hearing.Demands) AddMissing(demand, hearing, reasons);
        if (reasons.Count == 0) AddSharedAcross(hearing, reasons);
        return reasons.Count == 0 ? [] : reasons.Concat(LeftOut(hearing));
    }

    private static void AddMissing(Demand demand, Hearing hearing, List<Reason> reasons)
    {
        var missing = hearing.Quorum.Missing(demand.Seats);
        reasons.AddRange(missing.Select(one => new Reason(demand.WhenUnmet, $"{demand.Asker} lacks {People.Count(one.Missing)} of '{one.Seat.Role}'", People.WhoCould(one.Seat.Role, hearing), demand.At)));
        if (!missing.IsEmpty && hearing.Quorum.IsMetBySharing(demand.Seats)) reasons.Add(Shared(demand));
    }

    // Each demand is met by itself. What changes ask is on top of what environments ask, so nobody sits in both.
    private static void AddSharedAcross(Hearing hearing, List<Reason> reasons)
    {
        var ofChanges = hearing.Demands.Where(static demand => demand.IsOfChanges).ToList();
        var merged = Largest(ofChanges);
        foreach (var demand in hearing.Demands.Where(static demand => !demand.IsOfChanges).Append(new Demand("changes", [], ReasonCodes.ApprovalMissing, ofChanges.FirstOrDefault()?.At)))
        {
            var together = demand with { Seats = demand.Seats.AddRange(merged) };
            if (merged.IsEmpty || hearing.Quorum.Missing(together.Seats).IsEmpty) continue;
            AddMissing(together, hearing, reasons);
            if (!reasons.Exists(static reason => reason.Code == ReasonCodes.SamePerson)) reasons.Add(Shared(together));
        }
    }

    // Two kinds of change that ask the same role ask the same people.
    private static ImmutableArray<Seat> Largest(List<Demand> demands)
    {
        var largest = new Dictionary<string, ImmutableArray<Seat>>(StringComparer.Ordinal);
        foreach (var ofRole in demands.SelectMany(static demand => demand.Seats.GroupBy(static seat => seat.Role, StringComparer.Ordinal)))
        {
            if (!largest.TryGetValue(ofRole.Key, out var known) || ofRole.Sum(static seat => (long)seat.Count) > known.Sum(static seat => (long)seat.Count)) largest[ofRole.Key] = [.. ofRole];
        }

        return [.. largest.OrderBy(static one => one.Key, StringComparer.Ordinal).SelectMany(static one => one.Value)];
    }

    private static Reason Shared(Demand demand) =>
        new(ReasonCodes.SamePerson, $"the approvals for {demand.Asker} would do if one person could take two seats", "an approval of another person", demand.At);

    private static IEnumerable<Reason> LeftOut(Hearing hearing)
    {
        var seats = hearing.Demands.SelectMany(static demand => demand.Seats).ToList();
        foreach (var approval in hearing.Book.Approvals.Where(approval => seats.Exists(seat => approval.Roles.Contains(seat.Role))))
        {
            if (approval.LeftOut is { } code) yield return new Reason(code, $"the approval of {approval.Person.Login} does not count: {WhyOf(code)}", WayOf(code));
            else if (seats.Find(seat => hearing.Quorum.IsExpired(approval, seat)) is { MaxAge: { } most })
                yield return new Reason(ReasonCodes.Expired, $"the approval of {approval.Person.Login} does not count: it is older than {Spans.Text(most)}", "approve again");
        }
    }

    private static string WhyOf(ReasonCode code) => code.Name switch
    {
        "self_approval" => "they opened the pull request",
        "contributor_approval" => "they made a commit of it",
        "last_pusher_approval" => "they pushed the head commit",
        "stale_approval" => "it is of another commit than head",
        "bot_approval" => "it is not a person's account",
        _ => "the account has the name of somebody with a role, and is somebody else's",
    };

    private static string WayOf(ReasonCode code) => code.Name switch
    {
        "stale_approval" => "approve the head commit",
        "unknown_identity" => "correct the number of the account in `roles`",
        _ => "an approval of another person",
    };
}
