using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Backends.GitHubActions.GitHubActionsShapes;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>The verdict as a check. It changes with every review, and nothing else is run again for one.</summary>
internal static class GateWorkflow
{
    public const string Name = "gate";

    private const string Judge = """
        status=0
        mlops gate --base "origin/$BASE" --head "$HEAD" --github "$GITHUB_REPOSITORY#$PULL" > "$RUNNER_TEMP/verdict.json" || status=$?
        {
          printf '```json\n'
          cat "$RUNNER_TEMP/verdict.json"
          printf '\n```\n'
        } >> "$GITHUB_STEP_SUMMARY"
        jq --raw-output '"verdict=\(.verdict)", "environment=\(.environment // "")"' "$RUNNER_TEMP/verdict.json" >> "$GITHUB_OUTPUT"
        exit "$status"

        """;

    // What the token of a workflow merges starts no workflow but one that is asked for by name.
    private const string Merge = """
        gh api --silent --method PUT "repos/$GITHUB_REPOSITORY/pulls/$PULL/merge" --field "sha=$HEAD" --field merge_method=merge
        gh api --silent --method POST "repos/$GITHUB_REPOSITORY/actions/workflows/$WORKFLOW_PREFIX$ENVIRONMENT.yml/dispatches" --field "ref=$BASE"

        """;

    public static YamlMap Of(WorkflowScope scope)
    {
        var automatic = scope.Environments.Where(static environment => environment.Body.Text("promote")?.Value == "auto").Select(static environment => environment.Name.Value).ToList();
        return Workflow(
            scope, Name,
            Map(
                ("pull_request", Map(("branches", Flow(Seq(Text(scope.Branch)))))),
                ("pull_request_review", Map(("types", Flow(Seq(Text("submitted"), Text("edited"), Text("dismissed"))))))),
            $"mlops-{scope.Project}-gate-{Expressions.Written("github.event.pull_request.number")}", cancels: true,
            ("gate", Gate(scope)),
            ("merge", automatic.Count == 0 ? null : AutoMerge(scope, automatic)));
    }

    private static (string Key, YamlNode? Value)[] Pull { get; } =
    [
        Token,
        ("BASE", Expressions.Value("github.event.pull_request.base.ref")),
        ("HEAD", Expressions.Value("github.event.pull_request.head.sha")),
        ("PULL", Expressions.Value("github.event.pull_request.number")),
    ];

    private static YamlMap Gate(WorkflowScope scope) => Job(
        scope.Runner, 15, Permissions("contents:read", "deployments:read", "pull-requests:read"),
        [Checkout(hasHistory: true), Install(), Run("Judge", Judge, Pull).Id("judge")],
        ("name", Text($"{scope.Project} / gate")),
        ("outputs", Map(("verdict", Expressions.Value("steps.judge.outputs.verdict")), ("environment", Expressions.Value("steps.judge.outputs.environment")))));

    private static YamlMap AutoMerge(WorkflowScope scope, List<string> environments) => Job(
        scope.Runner, 10, Permissions("actions:write", "contents:write", "pull-requests:write"),
        [
            Run("Merge", Merge, [.. Pull, ("ENVIRONMENT", Expressions.Value("needs.gate.outputs.environment")), ("WORKFLOW_PREFIX", Text($"mlops-{scope.Project}-deploy-"))]).AtRoot(scope),
        ],
        ("name", Text("merge what may merge itself")),
        ("if", Text($"needs.gate.outputs.verdict == 'ALLOW' && contains(fromJSON('[{string.Join(", ", environments.Select(static name => $"\"{name}\""))}]'), needs.gate.outputs.environment)")),
        ("needs", Text("gate")));
}
