namespace Mlops.GitOps.World;

/// <summary>One loan that was asked for and given.</summary>
/// <param name="Conduct">How disciplined the customer is in the months around it; payments before it show this and not the lasting trait.</param>
public sealed record Application(
    string Id, Customer Customer, long AppliedAt, long LoadedAt, long Amount, long Income, int Term, string Channel, double Conduct, bool Defaulted)
{
    private static readonly int[] Terms = [6, 12, 12, 24, 24, 36, 48, 60, 72, 84];
    private static readonly string[] Channels = ["branch", "web", "web", "web", "broker", "broker"];

    public static Application Make(string id, Customer customer, long appliedAt, int moves, Chance chance)
    {
        var drift = appliedAt >= Planted.DriftFrom && customer.Market == Market.Own ? Planted.Drift : 0;
        var size = 0.9 * chance.Normal() + 0.3 * customer.Prosperity;
        var logAmount = 9.1 + 0.62 * size + drift;
        var amount = Math.Clamp((long)(Curves.Exp(logAmount) / 50) * 50, 500, 75_000);
        var income = (long)(Curves.Exp(customer.LogIncome + 0.04 * chance.Normal()) / 100) * 100;
        var term = chance.Pick<int>(Terms);
        var conduct = 0.9 * customer.Discipline + 0.45 * chance.Normal();
        var risk = DefaultModel.Risk(customer, logAmount, term, moves, conduct);
        return new Application(id, customer, appliedAt, Moment.Loaded(appliedAt, chance.Is(0.05) ? chance.Between(1, 5) : 0), amount, income, term,
            chance.Pick<string>(Channels), conduct, chance.Is(risk));
    }
}
