using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Backends.GitHubActions.GitHubActionsShapes;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>Brings what was merged into an environment, once it is decided again that it may run there.</summary>
internal static class DeployWorkflow
{
    private const int Minutes = 30;

    public static string NameOf(EnvironmentSyntax environment) => $"deploy-{environment.Name.Value}";

    public static YamlMap Of(WorkflowScope scope, EnvironmentSyntax environment)
    {
        var name = environment.Name.Value;
        return Workflow(
            scope, $"deploy to {name}",
            Map(
                ("push", Map(
                    ("branches", Flow(Seq(Text(scope.Branch)))),
                    ("paths", Seq(Text($"{scope.Prefix}environments/{name}.pins.yaml"), Text($"{scope.Prefix}generated/**"))))),
                ("workflow_dispatch", Flow(Map()))),
            $"mlops-{scope.Project}-{NameOf(environment)}", cancels: false,
            ("verify", Verify(scope, environment)),
            ("revert", Revert(scope, environment)),
            ("deploy", Deploy(scope, environment))).From(environment.Name.Span);
    }

    private static YamlMap Verify(WorkflowScope scope, EnvironmentSyntax environment) => Job(
        scope.Runner, Minutes, Permissions("contents:read", "deployments:read", "pull-requests:read"),
        [
            Checkout(hasHistory: true),
            Install(),
            Run("Verify", DeployScripts.Verify, [Token, ("ENVIRONMENT", Text(environment.Name.Value)), .. GitIdentity.Credentials]).Id("verify"),
        ],
        ("if", Text(OnBranch(scope))),
        ("outputs", Map(("verdict", Expressions.Value("steps.verify.outputs.verdict")))));

    // Only a denial is undone; what could not be decided is asked again.
    private static YamlMap Revert(WorkflowScope scope, EnvironmentSyntax environment)
    {
        var (step, token) = AppToken.For(scope.Header.Deployer, "DEPLOYER", ("contents", "write"), ("deployments", "read"), ("pull-requests", "write"));
        return Job(
            scope.Runner, Minutes, step is null ? Permissions("contents:write", "deployments:read", "pull-requests:write") : Permissions("contents:read"),
            [
                Checkout(hasHistory: true),
                Install(),
                step,
                Run("Open a pull request that reverts it", DeployScripts.Revert, [("GITHUB_TOKEN", token), ("ENVIRONMENT", Text(environment.Name.Value)), .. GitIdentity.Of(scope.Header.Deployer)]),
            ],
            ("if", Text("failure() && needs.verify.outputs.verdict == 'DENY'")), ("needs", Text("verify")));
    }

    private static YamlMap Deploy(WorkflowScope scope, EnvironmentSyntax environment)
    {
        var isFollowed = scope.Header.StackChoice("delivery") is not "none";
        var services = isFollowed ? [] : scope.ServicesByKubectl;
        var (step, token) = AppToken.For(scope.Header.Deployer, "DEPLOYER", isFollowed
            ? [("contents", "write"), ("deployments", "write"), ("pull-requests", "read")]
            : [("contents", "read"), ("deployments", "write"), ("pull-requests", "read")]);
        var cloud = services.IsEmpty ? null : CloudLogin.Of(scope);
        (string, YamlNode?)[] known = [("GITHUB_TOKEN", token), ("ENVIRONMENT", Text(environment.Name.Value))];
        return Job(
            scope.Runner, Minutes, PermissionsOfDeploy(isApp: step is not null, isFollowed, isCloud: cloud is not null),
            [
                Checkout(hasHistory: true),
                Install(),
                step,
                Run("Say what is being deployed", DeployScripts.Begin, known),
                cloud,
                isFollowed
                    ? Run("Verify, and let the cluster follow", DeployScripts.Advance, [.. known, .. GitIdentity.Credentials])
                    : Run("Verify", DeployScripts.VerifyAgain, [.. known, .. GitIdentity.Credentials]),
                .. services.Select(service => KubectlSteps.Apply(scope, environment, service)),
                Run("Say how it ended", DeployScripts.End, [.. known, ("OUTCOME", Expressions.Value("job.status"))]).If("always()"),
            ],
            ("needs", Text("verify")), ("environment", Map(("name", Sourced.Text(environment.Name)))));
    }

    private static YamlMap PermissionsOfDeploy(bool isApp, bool isFollowed, bool isCloud) => Permissions(
    [
        isFollowed && !isApp ? "contents:write" : "contents:read",
        .. isApp ? (string[])[] : ["deployments:write"],
        .. isCloud ? (string[])["id-token:write"] : [],
        .. isApp ? (string[])[] : ["pull-requests:read"],
    ]);

    private static string OnBranch(WorkflowScope scope) => $"github.ref == 'refs/heads/{scope.Branch}'";
}
