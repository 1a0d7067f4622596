namespace Mlops.GitOps.Execution.Running;

/// <summary>What is known of a stage before anything runs.</summary>
public enum StageState
{
    /// <summary>Its results are there and are what running it would give.</summary>
    Fresh,

    /// <summary>It must run.</summary>
    Stale,

    /// <summary>Whether it must run shows when a stage before it has run.</summary>
    Blocked,

    /// <summary>Its condition does not hold, or a stage it needs is skipped.</summary>
    Skipped,

    /// <summary>It happens by a promotion, not on this machine.</summary>
    Waits,
}
