namespace Mlops.GitOps.World;

/// <summary>Writes a world: customer after customer, so that the memory it takes does not grow with it.</summary>
public static class WorldWriter
{
    public const ulong Seed = 36;
    private const int OwnCustomers = 3700, PartnerCustomers = 1800;

    public static IReadOnlyList<(string File, long Rows)> Write(string folder, double scale = 1, ulong seed = Seed)
    {
        using var files = WorldFiles.In(folder);
        Write(files, Market.Own, (long)(OwnCustomers * scale), seed);
        Write(files, Market.Partner, (long)(PartnerCustomers * scale), seed);
        return
        [
            ("customers.csv", files.Customers.Rows), ("payments.csv", files.Payments.Rows), ("applications.csv", files.Applications.Rows),
            ("applications_eu.csv", files.Partners.Rows), ("repayments.csv", files.Repayments.Rows), ("assignments.csv", files.Assignments.Rows),
        ];
    }

    private static void Write(WorldFiles files, Market market, long count, ulong seed)
    {
        long last = 0;
        for (long number = 1; number <= count; number++)
        {
            var chance = Chance.Of(seed, (ulong)market, (ulong)number);
            var customer = Customer.Make(market, number, chance);
            var appliedAt = WorldClock.Opens + chance.Below((int)((WorldClock.Closes - WorldClock.Opens) / Moment.Day)) * Moment.Day;
            appliedAt = Moment.InDaytime(appliedAt, chance);
            var changes = Profile.Of(customer, appliedAt, chance);
            Rows.Write(files, customer, changes);
            while (appliedAt < WorldClock.Closes)
            {
                var id = (market == Market.Own ? "a" : "e") + CsvFile.Whole(++last);
                var application = Application.Make(id, customer, appliedAt, changes.MovesBefore(appliedAt), chance);
                Payments.Write(files, application, chance);
                Rows.Write(files, application, chance);

                // Far enough apart that the half years before two loans do not overlap.
                if (!chance.Is(0.75)) break;
                appliedAt = Moment.InDaytime(appliedAt + chance.Between(220, 500) * Moment.Day, chance);
            }
        }
    }
}
