namespace Mlops.GitOps.World;

/// <param name="DaysMore">How many days more than a night it took to reach us.</param>
public sealed record ProfileChange(string Reason, long ChangedAt, int DaysMore)
{
    /// <summary>Tenths of years in the present job; below zero when nobody asked.</summary>
    public long Employed { get; set; }

    public int Accounts { get; set; }

    public int Dependants { get; set; }
}
