namespace Mlops.GitOps.World;

/// <summary>The changes of one customer's file, in the order of their times.</summary>
public static class Profile
{
    public static List<ProfileChange> Of(Customer customer, long firstApplication, Chance chance)
    {
        var opened = Moment.InDaytime(firstApplication - chance.Between(60, 1800) * Moment.Day, chance);
        var changes = new List<ProfileChange> { new("opened", opened, 0) };
        for (var year = 0; year < 3; year++)
        {
            if (!chance.Is(Curves.Logistic(-1.5 - 0.9 * customer.Stability))) continue;
            var at = firstApplication - (365 * year + chance.Between(2, 360)) * Moment.Day;
            if (at > opened) changes.Add(new("moved", Moment.InDaytime(at, chance), chance.Is(0.7) ? 0 : chance.Between(1, 40)));
        }

        var hired = opened - (long)(Curves.Exp(1.25 + 0.7 * customer.Stability + 0.35 * chance.Normal()) * 365) * Moment.Day;
        if (chance.Is(Curves.Logistic(-1.6 - 0.8 * customer.Stability))) changes.Add(new("job", Between(opened, firstApplication, chance), chance.Between(0, 30)));
        if (chance.Is(0.2)) changes.Add(new("family", Between(opened, firstApplication + 300 * Moment.Day, chance), chance.Between(0, 60)));

        // List.Sort is not stable, and the reason decides between two changes of one second.
        changes.Sort(static (a, b) => a.ChangedAt != b.ChangedAt ? a.ChangedAt.CompareTo(b.ChangedAt) : string.CompareOrdinal(a.Reason, b.Reason));
        var accounts = Math.Clamp((int)(2.5 + 0.8 * customer.Prosperity + 0.7 * chance.Normal()), 1, 9);
        var dependants = chance.Below(3);
        foreach (var change in changes)
        {
            if (change.Reason == "job") hired = change.ChangedAt - chance.Between(0, 40) * Moment.Day;
            if (change.Reason == "family") dependants++;
            if (change.Reason != "opened" && chance.Is(0.15)) accounts++;
            change.Employed = chance.Is(0.05) ? -1 : (change.ChangedAt - hired) * 10 / WorldClock.Year;
            change.Accounts = accounts;
            change.Dependants = dependants;
        }

        return changes;
    }

    public static int MovesBefore(this List<ProfileChange> changes, long moment) =>
        changes.Count(change => change.Reason == "moved" && change.ChangedAt <= moment && change.ChangedAt > moment - 1095 * Moment.Day);

    private static long Between(long from, long to, Chance chance) => Moment.InDaytime(from + Moment.Day * chance.Between(1, (int)((to - from) / Moment.Day)), chance);
}
