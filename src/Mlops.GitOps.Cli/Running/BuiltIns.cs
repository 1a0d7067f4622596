using Mlops.GitOps.Data;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Running;

/// <summary>Hands built-in stages to the runner. They are loaded when the first one is asked for.</summary>
internal static class BuiltIns
{
    public static BuiltInStage? Find(string kind) =>
        StageRunners.Find(kind) is { } runner ? new BuiltInStage(runner.Version, (stageFile, log, stop) => StageRunners.Run(runner, stageFile, log, stop)) : null;
}
