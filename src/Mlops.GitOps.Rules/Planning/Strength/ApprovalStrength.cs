using System.Globalization;
using Mlops.GitOps.Core.Meaning;

namespace Mlops.GitOps.Rules.Planning.Strength;

/// <summary>Whether the people who agree now would have been enough before.</summary>
internal static class ApprovalStrength
{
    public static PolicyEffect Between(MeantList? before, MeantList? after)
    {
        var (left, right) = (SeatsOf(before), SeatsOf(after));
        var (isWeaker, isStronger) = (false, false);
        foreach (var (role, age) in left.Concat(right).Select(static seat => (seat.Role, seat.MaxAge)).Distinct())
        {
            var (then, now) = (CountOf(left, role, age), CountOf(right, role, age));
            isWeaker |= now < then;
            isStronger |= now > then;
        }

        return isWeaker ? PolicyEffect.Weaker : isStronger ? PolicyEffect.Stronger : PolicyEffect.Same;
    }

    /// <summary>Returns what one line of approvals makes of all of them.</summary>
    public static PolicyEffect OfItem(Comparing.Difference difference) => Between(Alone(difference.Before), Alone(difference.After));

    private static MeantList? Alone(Meant? approval) => approval is null ? null : new MeantList(approval.Span, [approval], IsSet: true);

    // How many of a role must have agreed no longer ago than that.
    private static double CountOf(List<Seat> seats, string role, double age) => seats.Where(seat => seat.Role == role && seat.MaxAge <= age).Sum(static seat => seat.Count);

    private static List<Seat> SeatsOf(MeantList? approvals) => [.. (approvals?.Items ?? []).OfType<MeantMap>().Select(static approval => new Seat(
        approval.TextOf("role") ?? "",
        double.TryParse(approval.TextOf("count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 1,
        Strengths.NumberOf(approval.Find("maxAge")) ?? double.PositiveInfinity))];

    private sealed record Seat(string Role, double Count, double MaxAge);
}
