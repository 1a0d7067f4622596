namespace Mlops.GitOps.World;

/// <summary>One person. The three standard normal traits are causes that no table holds; every table shows traces of them.</summary>
/// <param name="Discipline">Shows in how late payments are.</param>
/// <param name="Stability">Shows in years in a job and in how often the customer moves.</param>
/// <param name="Prosperity">Shows in income, amount and accounts.</param>
/// <param name="IsSeen">Whether payments to others are in our table at all.</param>
public sealed record Customer(
    string Id, Market Market, string Country, string Sex, long BornAt, double Discipline, double Stability, double Prosperity, double LogIncome, bool IsSeen)
{
    private static readonly string[] Countries = ["de", "de", "de", "fr", "fr", "nl", "nl", "no", "se", "se"];

    public static Customer Make(Market market, long number, Chance chance)
    {
        var sex = chance.Is(0.48) ? "f" : "m";
        var age = chance.Is(0.24) ? chance.Between(18, 23) : 25 + chance.Below(27) + chance.Below(27);
        var born = WorldClock.Opens - age * WorldClock.Year - chance.Below(365) * Moment.Day;
        var prosperity = chance.Normal();
        var isYoungWoman = sex == "f" && age < 24 && market == Market.Own;
        return new Customer(
            (market == Market.Own ? "c" : "x") + CsvFile.Whole(number), market,
            market == Market.Own ? "" : chance.Pick<string>(Countries), sex, born,
            chance.Normal(), chance.Normal(), prosperity, 10.35 + 0.38 * prosperity + 0.15 * chance.Normal(),
            chance.Is(isYoungWoman ? Planted.SeenOfYoungWomen : Planted.SeenOfOthers));
    }

    public int AgeAt(long moment) => (int)((moment - BornAt) / WorldClock.Year);
}
