using Mlops.GitOps.World;
using static Mlops.GitOps.Data.Tests.World.WorldTable;

namespace Mlops.GitOps.Data.Tests.World;

/// <summary>What is planted can be measured in the committed data, and what is not planted is not there.</summary>
public class PlantedTests
{
    private const string Example = "credit-risk";
    private static readonly Dictionary<string, string>[] Applications = Read(Example, "applications.csv").Maps();
    private static readonly Dictionary<string, List<Payment>> Payments = ReadPayments();

    private sealed record Payment(DateTimeOffset PaidAt, DateTimeOffset KnownAt, int DaysLate);

    [Fact]
    public void One_loan_in_nine_or_so_defaults() => Assert.InRange(Applications.Average(Defaulted), 0.09, 0.15);

    [Fact]
    public void Amounts_drift_and_incomes_do_not()
    {
        Assert.InRange(StabilityIndex("amount"), 0.2, 0.6);
        Assert.InRange(StabilityIndex("income"), 0, 0.1);
        Assert.InRange(StabilityIndex("term_months"), 0, 0.1);
    }

    [Fact]
    public void Few_payments_of_young_women_are_seen_and_so_lateness_tells_little_of_them()
    {
        var (young, others) = (Applications.Where(IsYoungWoman).ToList(), Applications.Where(static row => !IsYoungWoman(row)).ToList());
        Assert.InRange(young.Average(static row => Seen(row).Any() ? 1.0 : 0), 0.15, 0.45);
        Assert.InRange(others.Average(static row => Seen(row).Any() ? 1.0 : 0), 0.85, 1);
        var (unfair, fair) = (Area(young, static row => Worst(Seen(row))), Area(others, static row => Worst(Seen(row))));
        Assert.True(unfair < fair - 0.1, $"{unfair} and {fair}");
    }

    [Fact]
    public void The_worst_delay_tells_more_if_it_is_read_before_it_was_known()
    {
        var honest = Area(Applications, static row => Worst(Seen(row)));
        var leaking = Area(Applications, static row => Worst(Before(row)));
        Assert.True(leaking > honest + 0.04, $"{leaking} and {honest}");
    }

    [Fact]
    public void The_challenger_misses_its_share_at_brokers_alone()
    {
        var channels = Applications.ToDictionary(static row => row["application_id"], static row => row["channel"], StringComparer.Ordinal);
        var log = Read(Example, "assignments.csv").Maps();

        // A thousandth of the chi-square distribution with one degree of freedom is above 10.83, a twentieth above 3.84.
        Assert.True(ChiSquare(log) > 10.83, $"{ChiSquare(log)}");
        var elsewhere = log.Where(row => channels[row["application_id"]] != "broker").ToList();
        Assert.True(ChiSquare(elsewhere) < 3.84, $"{ChiSquare(elsewhere)}");
    }

    [Fact]
    public void A_customer_always_gets_the_same_variant() =>
        Assert.All(Read(Example, "assignments.csv").Maps().GroupBy(static row => row["customer_id"], StringComparer.Ordinal), static requests => Assert.Single(requests.Select(static row => row["variant"]).Distinct()));

    private static double Defaulted(Dictionary<string, string> row) => row["defaulted"] == "true" ? 1 : 0;

    private static bool IsYoungWoman(Dictionary<string, string> row) => row["sex"] == "f" && Number(row["age"]) < 25;

    private static IEnumerable<Payment> Before(Dictionary<string, string> row) =>
        Payments.GetValueOrDefault(row["customer_id"], []).Where(payment => payment.PaidAt <= Time(row["applied_at"]) && payment.PaidAt > Time(row["applied_at"]).AddDays(-180));

    private static IEnumerable<Payment> Seen(Dictionary<string, string> row) => Before(row).Where(payment => payment.KnownAt <= Time(row["applied_at"]));

    private static double Worst(IEnumerable<Payment> payments) => payments.Select(static payment => payment.DaysLate).DefaultIfEmpty(-1).Max();

    private static double StabilityIndex(string column)
    {
        var from = DateTimeOffset.FromUnixTimeSeconds(Planted.DriftFrom);
        var before = Applications.Where(row => Time(row["applied_at"]) < from).Select(row => Number(row[column])).Order().ToArray();
        var after = Applications.Where(row => Time(row["applied_at"]) >= from).Select(row => Number(row[column])).ToArray();
        var edges = Enumerable.Range(1, 9).Select(tenth => before[before.Length * tenth / 10]).ToArray();
        var (expected, found) = (SharesOf(before, edges), SharesOf(after, edges));
        return expected.Zip(found).Sum(static shares => (shares.First - shares.Second) * Math.Log(shares.First / shares.Second));
    }

    private static double[] SharesOf(double[] values, double[] edges)
    {
        var shares = new double[edges.Length + 1];
        foreach (var value in values) shares[edges.Count(edge => edge <= value)] += 1.0 / values.Length;
        return [.. shares.Select(static share => Math.Max(share, 0.0001))];
    }

    /// <summary>Returns the area under the curve: how often a default scores above a loan that was repaid, ties counting half.</summary>
    private static double Area(IReadOnlyList<Dictionary<string, string>> rows, Func<Dictionary<string, string>, double> score)
    {
        var (bad, good) = (new SortedDictionary<double, int>(), new SortedDictionary<double, int>());
        foreach (var row in rows)
        {
            var counts = row["defaulted"] == "true" ? bad : good;
            var value = score(row);
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        var wins = bad.Sum(one => good.Sum(other => one.Value * (double)other.Value * (one.Key > other.Key ? 1 : one.Key == other.Key ? 0.5 : 0)));
        return wins / bad.Values.Sum() / good.Values.Sum();
    }

    private static double ChiSquare(IReadOnlyList<Dictionary<string, string>> log)
    {
        var (found, expected) = (log.Count(static row => row["variant"] == "challenger"), log.Count * 0.1);
        return (found - expected) * (found - expected) / (log.Count * 0.1 * 0.9);
    }

    private static Dictionary<string, List<Payment>> ReadPayments()
    {
        var payments = new Dictionary<string, List<Payment>>(StringComparer.Ordinal);
        foreach (var row in Read(Example, "payments.csv").Maps())
        {
            if (!payments.TryGetValue(row["customer_id"], out var list)) payments.Add(row["customer_id"], list = []);
            list.Add(new(Time(row["paid_at"]), Time(row["loaded_at"]), (int)Number(row["days_late"])));
        }

        return payments;
    }
}
