using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Rendering.Runs;

/// <summary>Shows a run while it runs: as lines, or on a terminal that is written over.</summary>
internal interface IRunView : IDisposable
{
    /// <summary>Takes what happened, from whatever thread.</summary>
    void Observe(RunEvent happened);

    /// <summary>Leaves the terminal usable: the process is about to be killed.</summary>
    void Abandon();
}
