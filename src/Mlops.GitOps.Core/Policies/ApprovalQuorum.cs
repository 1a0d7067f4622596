using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Core.Policies;

/// <summary>Decides whether different people can fill all seats that approvals ask for. A person fills one seat, whatever roles they hold.</summary>
internal sealed class ApprovalQuorum(IEnumerable<RoleSyntax> roles)
{
    private readonly Dictionary<string, ImmutableArray<long>> peopleByRole = Gather(roles);

    public IEnumerable<long> Everybody => peopleByRole.Values.SelectMany(static people => people).Distinct().OrderBy(static id => id);

    /// <summary>Whether the approvals can be given when this person, or somebody without a role, is the author.</summary>
    public bool CanBeMet(IReadOnlyList<(string Role, int Count)> approvals, long? author)
    {
        var seats = new List<ImmutableArray<long>>();
        foreach (var (role, count) in approvals)
        {
            var people = peopleByRole.TryGetValue(role, out var found) ? found.Where(id => id != author).ToImmutableArray() : [];
            if (count > people.Length) return false;
            for (var i = 0; i < count; i++) seats.Add(people);
        }

        // Seats are filled one by one; one that finds its people taken asks them to move (augmenting paths).
        var seatOf = new Dictionary<long, int>();
        for (var seat = 0; seat < seats.Count; seat++)
        {
            if (!Fill(seat, seats, seatOf, [])) return false;
        }

        return true;
    }

    private static bool Fill(int seat, List<ImmutableArray<long>> seats, Dictionary<long, int> seatOf, HashSet<long> asked)
    {
        foreach (var person in seats[seat])
        {
            if (!asked.Add(person)) continue;
            if (seatOf.TryGetValue(person, out var other) && !Fill(other, seats, seatOf, asked)) continue;
            seatOf[person] = seat;
            return true;
        }

        return false;
    }

    private static Dictionary<string, ImmutableArray<long>> Gather(IEnumerable<RoleSyntax> roles)
    {
        var people = new Dictionary<string, ImmutableArray<long>>(StringComparer.Ordinal);
        foreach (var role in roles) people[role.Name.Value] = [.. role.People.Select(static person => person.Id.Value).Distinct()];
        return people;
    }
}
