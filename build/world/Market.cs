namespace Mlops.GitOps.World;

/// <summary>Where a customer comes from: our own branches, or a partner bank abroad.</summary>
public enum Market
{
    Own = 1,
    Partner = 2,
}
