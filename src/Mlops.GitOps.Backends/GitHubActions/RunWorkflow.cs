using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Backends.GitHubActions.GitHubActionsShapes;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>Runs a pipeline, and brings the versions it made before people.</summary>
internal static class RunWorkflow
{
    public static string NameOf(PipelineSymbol pipeline) => $"run-{pipeline.Name}";

    /// <summary>Returns the workflow of a pipeline; null where nothing starts it.</summary>
    public static YamlMap? Of(WorkflowScope scope, PipelineSymbol pipeline)
    {
        if (Triggers.Of(scope, pipeline) is not { } on) return null;
        var lowered = scope.Lower(pipeline);
        var models = lowered.Operations.OfType<Register>().Select(static register => register.Model).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return Workflow(
            scope, $"run {pipeline.Name}", on, $"mlops-{scope.Project}-{NameOf(pipeline)}-{Expressions.Written("github.ref")}", cancels: false,
            ("run", Train(scope, pipeline, lowered, models.Count > 0)),
            ("register", models.Count == 0 ? null : Registration(scope, models))).From(pipeline.Syntax.Name.Span);
    }

    private static YamlMap Train(WorkflowScope scope, PipelineSymbol pipeline, LoweredPipeline lowered, bool registers)
    {
        var work = lowered.Operations.Select(static operation => operation.Work).ToList();
        var cloud = CloudLogin.ForStore(scope);
        var store = Secrets(scope.StoreSecrets);
        return Job(
            scope.RunnerFor(work), StageNeeds.Minutes(work), cloud is null ? Permissions("contents:read") : Permissions("contents:read", "id-token:write"),
            [
                Checkout(),
                Install(),
                .. StageNeeds.Interpreters(lowered, work),
                cloud,
                scope.HasSharedStore ? Run("Fetch what is made already", $"if [ -f locks/{pipeline.Name}.lock ]; then mlops pull {pipeline.Name}; fi", store) : null,
                Run("Run", $"mlops run {pipeline.Name}", Secrets(StageNeeds.Secrets(lowered, work, isSample: false).Concat(scope.StoreSecrets))),
                scope.HasSharedStore ? Run("Send what was made", $"mlops push {pipeline.Name}", store) : null,
                registers ? Uses("Hand over records", PinnedActions.UploadArtifact,
                    ("name", Text("records")),
                    ("path", Text($"{scope.Prefix}registry/\n{scope.Prefix}locks/\n")),
                    ("if-no-files-found", Text("error")),
                    ("retention-days", Number(7L))) : null,
            ]);
    }

    // On a machine of its own: whatever training runs, it never sees a key or a token that writes.
    private static YamlMap Registration(WorkflowScope scope, List<string> models)
    {
        var registrar = scope.Header.Registrars.FirstOrDefault();
        var (token, login) = AppToken.For(registrar, "REGISTRAR", ("contents", "write"), ("pull-requests", "write"));
        return Job(
            scope.Runner, 15, token is null ? Permissions("contents:write", "pull-requests:write") : Permissions("contents:read"),
            [
                Checkout(hasHistory: true),
                Install(),
                Uses("Take records over", PinnedActions.DownloadArtifact, ("name", Text("records")), ("path", scope.Prefix.Length == 0 ? Text(".") : Text(scope.Prefix.TrimEnd('/')))),
                token,
                .. models.Select(model => Run(
                    $"Register {model}", $"mlops register {model}{(registrar is null ? "" : " --sign-key env:REGISTRAR_KEY")} --pull-request --github \"$GITHUB_REPOSITORY\"",
                    [("GITHUB_TOKEN", login), ("REGISTRAR_KEY", registrar is null ? null : Expressions.Secret("REGISTRAR_KEY")), .. GitIdentity.Of(registrar)])),
            ],
            ("if", Text($"github.ref == 'refs/heads/{scope.Branch}'")), ("needs", Text("run")));
    }
}
