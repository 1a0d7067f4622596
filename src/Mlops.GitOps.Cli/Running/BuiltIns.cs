using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Data;
using Mlops.GitOps.Execution.Registering;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Running;

/// <summary>Hands built-in stages to the runner. They are loaded when the first one is asked for.</summary>
internal static class BuiltIns
{
    private const string Register = "register";

    public static Func<string, BuiltInStage?> In(string root, Func<string, string?> variable) => kind =>
        kind == Register ? new BuiltInStage("1", (stageFile, _, log, stop) => RegistrarOf(root, variable).Run(stageFile, log, stop))
        : StageRunners.Find(kind) is { } runner ? new BuiltInStage(runner.Version, (stageFile, runTested, log, stop) => StageRunners.Run(runner, stageFile, runTested is null ? null : runTested.Invoke, log, stop))
        : null;

    /// <summary>Does the work of a stage that is known by its name alone.</summary>
    public static int Run(string stage, string stageFile, string root, TextWriter log, Func<string, string?> variable, CancellationToken stop) =>
        StageRunners.KindOf(stageFile, stage) == Register ? RegistrarOf(root, variable).Run(stageFile, log, stop) : StageRunners.Run(stage, stageFile, log, stop);

    private static Registrar RegistrarOf(string root, Func<string, string?> variable)
    {
        var store = StoreAddress.Of(root);
        return new Registrar(root, store.Url, () => store.OpenShared(root, variable), variable);
    }
}
