namespace Mlops.GitOps.Execution.Experiments.MlflowLayout;

/// <summary>How a run is doing, by the numbers that <c>meta.yaml</c> holds.</summary>
public enum MlflowStatus
{
    Running = 1,
    Scheduled = 2,
    Finished = 3,
    Failed = 4,
    Killed = 5,
}
