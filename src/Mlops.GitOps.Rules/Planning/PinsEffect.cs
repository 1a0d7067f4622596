namespace Mlops.GitOps.Rules.Planning;

/// <summary>What happens to the pins of an environment.</summary>
public enum PinsEffect
{
    None,
    Promotion,
    Rollback,

    /// <summary>The first pins of an environment that never had any.</summary>
    Bootstrap,
}
