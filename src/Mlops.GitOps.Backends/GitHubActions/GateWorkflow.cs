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
        mlops gate --base "origin/$BASE" --head "$HEAD" --github "$GITHUB_REPOSITORY#$PULL" --record "$RUNNER_TEMP/pull.json" > "$RUNNER_TEMP/verdict.json" || status=$?
        {
          printf '```json\n'
          cat "$RUNNER_TEMP/verdict.json"
          printf '\n```\n'
        } >> "$GITHUB_STEP_SUMMARY"
        jq --raw-output '"verdict=\(.verdict)", "environment=\(.environment // "")"' "$RUNNER_TEMP/verdict.json" >> "$GITHUB_OUTPUT"

        # Whether it is allowed, the next job says: by then it is written down.
        case "$status" in 0 | 3 | 4) ;; *) exit "$status" ;; esac

        """;

    private const string Say = """
        echo "the verdict is ${VERDICT:-missing}; the summary of the run lists every reason"
        [ "$VERDICT" = ALLOW ]

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
            $"mlops-{scope.Project}-gate-{Expressions.Written("github.event.pull_request.number")}", cancels: false,
            ("judge", Judging(scope)),
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

    private static YamlMap Judging(WorkflowScope scope) => Job(
        scope.Runner, 15, Permissions("contents:read", "deployments:read", "pull-requests:read"),
        [
            Checkout(hasHistory: true),
            Install(),
            Run("Judge", Judge, Pull).Id("judge"),
            Uses("Hand over the verdict", PinnedActions.UploadArtifact,
                ("name", Text("verdict")),
                ("path", Text($"{Expressions.Written("runner.temp")}/verdict.json\n{Expressions.Written("runner.temp")}/pull.json\n")),
                ("overwrite", Bool(true)),
                ("retention-days", Number(7L))),
        ],
        ("outputs", Map(("verdict", Expressions.Value("steps.judge.outputs.verdict")), ("environment", Expressions.Value("steps.judge.outputs.environment")))));

    // The check that must pass. It passes once the verdict is written down, since nothing is deployed without that.
    private static YamlMap Gate(WorkflowScope scope) => Job(
        scope.Runner, 15, Permissions("contents:write"),
        [
            Checkout().If(IsAllowed),
            Install().If(IsAllowed),
            Uses("Take the verdict over", PinnedActions.DownloadArtifact, ("name", Text("verdict")), ("path", Text($"{Expressions.Written("runner.temp")}/verdict"))).If(IsAllowed),
            Run("Write it down", "mlops audit append \"$RUNNER_TEMP/verdict/verdict.json\" --pull \"$RUNNER_TEMP/verdict/pull.json\" --remote origin", [Token, .. GitIdentity.Of(null)]).If(IsAllowed),
            Run("Say the verdict", Say, ("VERDICT", Expressions.Value("needs.judge.outputs.verdict"))).AtRoot(scope),
        ],
        ("name", Text($"{scope.Project} / gate")), ("if", Text("always()")), ("needs", Text("judge")));

    // The token of a fork's pull request may not write.
    private const string IsAllowed = "needs.judge.outputs.verdict == 'ALLOW' && github.event.pull_request.head.repo.full_name == github.repository";

    private static YamlMap AutoMerge(WorkflowScope scope, List<string> environments) => Job(
        scope.Runner, 10, Permissions("actions:write", "contents:write", "pull-requests:write"),
        [
            Run("Merge", Merge, [.. Pull, ("ENVIRONMENT", Expressions.Value("needs.judge.outputs.environment")), ("WORKFLOW_PREFIX", Text($"mlops-{scope.Project}-deploy-"))]).AtRoot(scope),
        ],
        ("name", Text("merge what may merge itself")),
        ("if", Text($"needs.judge.outputs.verdict == 'ALLOW' && contains(fromJSON('[{string.Join(", ", environments.Select(static name => $"\"{name}\""))}]'), needs.judge.outputs.environment)")),
        ("needs", Flow(Seq(Text("judge"), Text("gate")))));
}
