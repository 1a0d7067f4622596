using System.Collections.Immutable;
using Mlops.GitOps.Core.Policies;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>Fills seats with those whose approvals count.</summary>
/// <param name="now">What ages are counted to; null where nobody knows the time.</param>
internal sealed class Quorum(ApprovalBook book, DateTimeOffset? now)
{
    private readonly ImmutableArray<Approval> counted = [.. book.Approvals.Where(static approval => approval.LeftOut is null)];

    /// <summary>Returns how many people each seat lacks in the best matching; nothing where all are there.</summary>
    public ImmutableArray<(Seat Seat, int Missing)> Missing(ImmutableArray<Seat> seats)
    {
        var chairs = new List<IReadOnlyList<int>>();
        var seatOf = new List<int>();
        for (var at = 0; at < seats.Length; at++)
        {
            // More chairs than people can't be filled anyhow, however many are asked for.
            var candidates = CandidatesFor(seats[at]);
            for (var chair = 0; chair < Math.Min(seats[at].Count, counted.Length + 1); chair++)
            {
                chairs.Add(candidates);
                seatOf.Add(at);
            }
        }

        var filled = new int[seats.Length];
        var taken = SeatMatching.Fill(chairs, counted.Length);
        for (var chair = 0; chair < taken.Length; chair++)
        {
            if (taken[chair] >= 0) filled[seatOf[chair]]++;
        }

        return [.. seats.Select((seat, at) => (seat, seat.Count - filled[at])).Where(static one => one.Item2 > 0)];
    }

    /// <summary>Whether seats could be filled if one person might take several of them.</summary>
    public bool IsMetBySharing(ImmutableArray<Seat> seats) => seats.All(seat => CandidatesFor(seat).Count >= seat.Count);

    /// <summary>Whether an approval would count for a seat if it were newer.</summary>
    public bool IsExpired(Approval approval, Seat seat) => approval.LeftOut is null && approval.Roles.Contains(seat.Role) && !IsFresh(approval, seat);

    private List<int> CandidatesFor(Seat seat) => [.. Enumerable.Range(0, counted.Length).Where(at => counted[at].Roles.Contains(seat.Role) && IsFresh(counted[at], seat))];

    private bool IsFresh(Approval approval, Seat seat) => seat.MaxAge is not { } most || (now is { } time && time - approval.At <= most);
}
