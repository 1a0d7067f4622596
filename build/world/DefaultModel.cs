namespace Mlops.GitOps.World;

/// <summary>Why loans default. Neither sex nor age is among the causes.</summary>
public static class DefaultModel
{
    public static double Risk(Customer customer, double logAmount, int term, int moves, double conduct) => Curves.Logistic(
        (customer.Market == Market.Own ? -4.36 : -5.05)
        - 2.45 * conduct
        - 0.35 * customer.Stability
        + 0.35 * Math.Min(moves, 3)
        + 2.20 * (logAmount - customer.LogIncome + 1.25)
        + 0.010 * (term - 36));
}
