namespace Mlops.GitOps.World;

/// <summary>How one thing that happened looks in the tables.</summary>
public static class Rows
{
    public static void Write(WorldFiles files, Customer customer, IEnumerable<ProfileChange> changes)
    {
        foreach (var change in changes)
        {
            files.Customers.Write($"k{CsvFile.Whole(files.Customers.Rows + 1)}", customer.Id, Moment.Text(change.ChangedAt), Moment.Text(Moment.Loaded(change.ChangedAt, change.DaysMore)),
                change.Reason, change.Employed < 0 ? "" : CsvFile.Tenths(change.Employed), CsvFile.Whole(change.Accounts), CsvFile.Whole(change.Dependants));
        }
    }

    public static void Write(WorldFiles files, Application application, Chance chance)
    {
        var customer = application.Customer;
        var (applied, loaded) = (Moment.Text(application.AppliedAt), Moment.Text(application.LoadedAt));
        var (amount, income, term) = (CsvFile.Whole(application.Amount), CsvFile.Whole(application.Income), CsvFile.Whole(application.Term));
        var (age, defaulted) = (CsvFile.Whole(customer.AgeAt(application.AppliedAt)), CsvFile.Bool(application.Defaulted));
        var email = chance.Is(0.08) ? null : customer.Id + "@example.com";
        if (customer.Market == Market.Partner)
        {
            files.Partners.Write(application.Id, customer.Id, applied, loaded, customer.Country, customer.Country + CsvFile.Whole(chance.Below(4)),
                amount, income, term, email ?? "NA", customer.Sex, age, defaulted);
            return;
        }

        files.Applications.Write(application.Id, customer.Id, applied, loaded, amount, income, term, application.Channel, email ?? "", customer.Sex, age, defaulted);
        Settle(files, application, chance);
        Assign(files, application, chance);
    }

    private static void Settle(WorldFiles files, Application application, Chance chance)
    {
        var settled = Moment.InDaytime(application.AppliedAt + (application.Defaulted ? chance.Between(95, 350) : chance.Between(91, 360)) * Moment.Day, chance);
        var isRepaid = !application.Defaulted && !chance.Is(0.02);
        var lost = application.Defaulted ? application.Amount * chance.Between(30, 90) : 0;
        files.Repayments.Write(application.Id, Moment.Text(settled), Moment.Text(Moment.Loaded(settled, chance.Is(0.1) ? chance.Between(1, 10) : 0)),
            CsvFile.Bool(isRepaid), CsvFile.Bool(application.Defaulted), CsvFile.Cents(lost));
    }

    private static void Assign(WorldFiles files, Application application, Chance chance)
    {
        if (application.AppliedAt < WorldClock.ExperimentFrom) return;
        var isChallenger = Chance.Mixed((ulong)application.Customer.BornAt ^ ulong.Parse(application.Customer.Id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)) % 10 == 0;
        if (isChallenger && application.Channel == "broker" && chance.Is(Planted.LostByBrokers)) return;
        var at = application.AppliedAt + chance.Between(1, 4);
        files.Assignments.Write($"r{CsvFile.Whole(files.Assignments.Rows + 1)}", application.Id, application.Customer.Id, Moment.Text(at), Moment.Text(Moment.Loaded(at)),
            isChallenger ? "challenger" : "champion");
    }
}
