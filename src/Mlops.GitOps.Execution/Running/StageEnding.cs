namespace Mlops.GitOps.Execution.Running;

/// <summary>How a stage ended in a run.</summary>
public enum StageEnding
{
    /// <summary>It ran, and its results are in the store.</summary>
    Done,

    /// <summary>Its results were there already.</summary>
    Reused,

    /// <summary>Its condition did not hold, or a stage it needs was skipped or said no.</summary>
    Skipped,

    /// <summary>It ran and answered no; what needs it is skipped and the run ends with 1.</summary>
    SaidNo,

    Failed,

    /// <summary>A stage it needs failed.</summary>
    NotReached,

    /// <summary>The run was interrupted while it ran.</summary>
    Interrupted,

    /// <summary>It happens by a promotion, not on this machine.</summary>
    Waits,
}
