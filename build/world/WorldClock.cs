namespace Mlops.GitOps.World;

/// <summary>Applications come in for two years. All had a year to go wrong before the tables were written.</summary>
public static class WorldClock
{
    public static readonly long Opens = Moment.Of(2023, 11, 1);
    public static readonly long Closes = Moment.Of(2025, 11, 1);

    /// <summary>From here on the challenger gets its tenth.</summary>
    public static readonly long ExperimentFrom = Moment.Of(2024, 11, 1);

    public const long Year = 365 * Moment.Day + 6 * Moment.Hour;
}
