using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>Writes the workflows that check, run, register, promote and deploy on GitHub, and the action that installs the tool.</summary>
public sealed class GitHubActionsBackend : IBackend
{
    public string Name => "github-actions";

    public ImmutableArray<StackValue> Choices => [new("ci", "github")];

    public void Check(Compilation compilation, DiagnosticBag diagnostics) => GitHubActionsChecks.Run(WorkflowScope.Of(compilation), diagnostics);

    public IEnumerable<OutputFile> Emit(Compilation compilation)
    {
        var scope = WorkflowScope.Of(compilation);
        yield return OutputFile.Yaml(OutputPlace.Repository, ".github/actions/mlops/action.yml", InstallAction.Tree());
        yield return Workflow(scope, "pull-request", PullRequestWorkflow.Of(scope));
        yield return Workflow(scope, GateWorkflow.Name, GateWorkflow.Of(scope));
        foreach (var pipeline in scope.Pipelines)
        {
            if (RunWorkflow.Of(scope, pipeline) is { } run) yield return Workflow(scope, RunWorkflow.NameOf(pipeline), run);
        }

        if (scope.Environments.IsEmpty) yield break;
        yield return Workflow(scope, "reevaluate", ReevaluateWorkflow.Of(scope));
        foreach (var environment in scope.Environments) yield return Workflow(scope, DeployWorkflow.NameOf(environment), DeployWorkflow.Of(scope, environment));
    }

    private static OutputFile Workflow(WorkflowScope scope, string name, YamlMap tree) => OutputFile.Yaml(OutputPlace.Repository, scope.FileOf(name), tree);
}
