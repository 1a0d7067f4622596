namespace Mlops.GitOps.World;

/// <summary>What is wrong with this world on purpose. Each is there to be found; the data's README says how.</summary>
public static class Planted
{
    /// <summary>From this day on a campaign for car loans makes amounts larger.</summary>
    public static readonly long DriftFrom = Moment.Of(2025, 8, 1);

    /// <summary>What is added to the logarithm of an amount from then on: a factor of 1.4.</summary>
    public const double Drift = 0.34;

    /// <summary>Women under 25 mostly pay from an account in another name, so few of their payments are here.</summary>
    public const double SeenOfYoungWomen = 0.25;

    public const double SeenOfOthers = 0.94;

    /// <summary>Share of the defaults after which collections book the payments before the loan anew, as very late.</summary>
    public const double Rebooked = 0.7;

    /// <summary>Share of the brokers' requests to the challenger that are missing in the log of assignments: their gateway gives up on slow answers.</summary>
    public const double LostByBrokers = 0.9;
}
