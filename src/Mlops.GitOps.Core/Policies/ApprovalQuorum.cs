using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Core.Policies;

/// <summary>Decides whether different people can fill all seats that approvals ask for. A person fills one seat, whatever roles they hold.</summary>
internal sealed class ApprovalQuorum
{
    // People are numbered from 0 in the order of the header; a person is an account's number.
    private readonly List<PersonSyntax> people = [];
    private readonly Dictionary<string, List<int>> peopleByRole = new(StringComparer.Ordinal);

    public ApprovalQuorum(IEnumerable<RoleSyntax> roles)
    {
        // Of a role that could not be read whole, nobody knows who is missing.
        foreach (var role in roles.Where(static role => role.IsWhole))
        {
            var members = peopleByRole[role.Name.Value] = [];
            foreach (var person in role.People)
            {
                var number = NumberOf(person);
                if (!members.Contains(number)) members.Add(number);
            }
        }
    }

    public bool Knows(string role) => peopleByRole.ContainsKey(role);

    /// <summary>Returns those with whom as the author the seats can't be filled, by login.</summary>
    public List<string> StuckAuthors(IReadOnlyList<Seats> seats)
    {
        var stuck = new List<string>();
        for (var author = 0; author < people.Count; author++)
        {
            if (!CanBeMet(seats, author)) stuck.Add(people[author].Login.Value);
        }

        return stuck;
    }

    /// <summary>Whether the seats can be filled when somebody without a role is the author.</summary>
    public bool CanBeMetAtAll(IReadOnlyList<Seats> seats) => CanBeMet(seats, author: -1);

    private bool CanBeMet(IReadOnlyList<Seats> seats, int author)
    {
        var all = new List<List<int>>();
        foreach (var asked in seats)
        {
            var members = peopleByRole.TryGetValue(asked.Role, out var found) ? found.FindAll(person => person != author) : [];
            if (asked.Count > members.Count) return false;
            for (var i = 0; i < asked.Count; i++) all.Add(members);
        }

        return SeatMatching.Fill(all, people.Count).All(static person => person >= 0);
    }

    private int NumberOf(PersonSyntax person)
    {
        var known = people.FindIndex(other => other.Id.Value == person.Id.Value);
        if (known >= 0) return known;
        people.Add(person);
        return people.Count - 1;
    }
}
