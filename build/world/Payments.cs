namespace Mlops.GitOps.World;

/// <summary>The instalments that a customer paid to others in the months before a loan, and the first one for the loan itself.</summary>
public static class Payments
{
    public static void Write(WorldFiles files, Application application, Chance chance)
    {
        var customer = application.Customer;
        var isRebooked = application.Defaulted && chance.Is(Planted.Rebooked);
        foreach (var month in MonthsOf(customer))
        {
            var due = application.AppliedAt + (month == 0 ? 30 : -30 * month - chance.Between(0, 3)) * Moment.Day;
            var conduct = month == 0 && application.Defaulted ? application.Conduct - 1.5 : application.Conduct;
            var late = DaysLate(customer, conduct, chance);
            var paidAt = Moment.InDaytime(due + late * Moment.Day, chance);
            var cents = (long)(100 * Curves.Exp(5.2 + 0.3 * customer.Prosperity + 0.3 * chance.Normal()));
            var known = Moment.Loaded(paidAt, chance.Is(0.05) ? chance.Between(3, 40) : 0);
            if (IsUnreported(customer, late, chance)) continue;

            var id = "p" + CsvFile.Whole(++files.LastPayment);
            Row(files, id, customer, paidAt, known, cents, late);

            // A bank that booked a payment on the wrong day says so weeks later, in a second row.
            if (chance.Is(0.03)) Row(files, id + "c1", customer, paidAt, Moment.Loaded(known, chance.Between(5, 45)), cents, Math.Max(0, late + chance.Between(-3, 2)));

            if (isRebooked && month is 1 or 2)
                Row(files, id + "c2", customer, paidAt, Moment.Loaded(application.AppliedAt, chance.Between(120, 300)), cents, chance.Between(60, 150));
        }
    }

    private static ReadOnlySpan<int> MonthsOf(Customer customer) => customer switch
    {
        { Market: Market.Partner, IsSeen: true } => [5, 3, 1],
        { Market: Market.Partner } => [],
        { IsSeen: true } => [5, 4, 3, 2, 1, 0],
        _ => [0],
    };

    private static int DaysLate(Customer customer, double conduct, Chance chance) =>
        chance.Is(Curves.Logistic((customer.Market == Market.Own ? -1.3 : -1.0) - 2.2 * conduct))
            ? Math.Min(28, 1 + (int)Curves.Exp(1.2 - 0.7 * conduct + 0.35 * chance.Normal()))
            : 0;

    // Norway and Sweden pass on only some of the late ones.
    private static bool IsUnreported(Customer customer, int late, Chance chance) => customer.Country is "no" or "se" && late > 0 && chance.Is(0.35);

    private static void Row(WorldFiles files, string id, Customer customer, long paidAt, long known, long cents, int late) =>
        files.Payments.Write(id, customer.Id, Moment.Text(paidAt), Moment.Text(known), CsvFile.Cents(cents), CsvFile.Whole(late));
}
