using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Backends.GitHubActions.GitHubActionsShapes;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>What every pull request that touches the workspace goes through, before people look at it.</summary>
internal static class PullRequestWorkflow
{
    // A comment holds 65,536 characters; the summary of a job holds a mebibyte.
    private const string Comment = """
        {
          printf '%s\n\n' "$MARKER"
          if [ "$(wc -c < "$RUNNER_TEMP/plan.md")" -le 60000 ]; then
            cat "$RUNNER_TEMP/plan.md"
          else
            printf 'The plan is too long for a comment: [read it in the summary of the run](%s).\n' "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"
          fi
        } > "$RUNNER_TEMP/comment.md"
        comments=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$PULL/comments?per_page=100" --jq '.[] | select(.user.type == "Bot" and (.body | startswith(env.MARKER))) | .id')
        if [ -n "$comments" ]; then
          gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/${comments%%$'\n'*}" --field "body=@$RUNNER_TEMP/comment.md"
        else
          gh api --silent --method POST "repos/$GITHUB_REPOSITORY/issues/$PULL/comments" --field "body=@$RUNNER_TEMP/comment.md"
        fi

        """;

    public static YamlMap Of(WorkflowScope scope)
    {
        var pipelines = scope.Pipelines.Select(pipeline => (Symbol: pipeline, Lowered: scope.Lower(pipeline))).ToList();
        return Workflow(
            scope, "pull request",
            Map(("pull_request", Map(("branches", Flow(Seq(Text(scope.Branch)))), ("paths", Triggers.Paths(scope))))),
            $"mlops-{scope.Project}-pull-request-{Expressions.Written("github.event.pull_request.number")}", cancels: true,
            [
                ("validate", Validate(scope)),
                ("plan", Plan(scope)),
                .. pipelines.Select(pipeline => ($"test_{pipeline.Symbol.Name}", Test(scope, pipeline.Symbol, pipeline.Lowered))).Where(static job => job.Item2 is not null),
                .. pipelines.Where(static pipeline => Triggers.IsOn(pipeline.Symbol.Syntax.Triggers, "pullRequest")).Select(pipeline => ($"run_{pipeline.Symbol.Name}", (YamlNode?)Sample(scope, pipeline.Symbol, pipeline.Lowered))),
            ]);
    }

    private static YamlMap Validate(WorkflowScope scope) => Job(
        scope.Runner, 10, Permissions("contents:read"),
        [
            Checkout(),
            Uses("Validate the specs", Text("./.github/actions/mlops"), ("workspace", scope.Prefix.Length == 0 ? null : Expressions.Literal(scope.Prefix.TrimEnd('/')))),
            Run("Prove that generated files are what compiles", "mlops compile --check"),
        ]);

    private static YamlMap Plan(WorkflowScope scope) => Job(
        scope.Runner, 10, Permissions("contents:read", "pull-requests:write"),
        [
            Checkout(hasHistory: true),
            Install(),
            Run("Plan",
                """
                mlops plan "origin/$BASE" "$HEAD" --format markdown > "$RUNNER_TEMP/plan.md"
                cat "$RUNNER_TEMP/plan.md" >> "$GITHUB_STEP_SUMMARY"

                """,
                ("BASE", Expressions.Value("github.event.pull_request.base.ref")), ("HEAD", Expressions.Value("github.event.pull_request.head.sha"))),

            // The token of a fork's pull request may not write.
            Run("Comment", Comment, Token, ("PULL", Expressions.Value("github.event.pull_request.number")), ("MARKER", Text($"<!-- mlops plan of {scope.Project} -->")))
                .If("github.event.pull_request.head.repo.full_name == github.repository"),
        ]);

    private static YamlMap? Test(WorkflowScope scope, PipelineSymbol pipeline, LoweredPipeline lowered)
    {
        var tests = lowered.Operations.Where(static operation => operation.Work.Kind == "test").Select(static operation => operation.Id).ToList();
        if (tests.Count == 0) return null;
        var work = StageNeeds.Closure(lowered, tests);
        return Job(
            scope.RunnerFor(work), StageNeeds.Minutes(work), Permissions("contents:read"),
            [
                Checkout(),
                Install(),
                .. StageNeeds.Interpreters(lowered, work),
                Run("Test", $"mlops run {pipeline.Name} --stage \"$STAGE\" --sample", [("STAGE", Expressions.Value("matrix.stage")), .. Secrets(StageNeeds.Secrets(lowered, work, isSample: true))]),
            ],
            ("name", Text($"test {pipeline.Name} ({Expressions.Written("matrix.stage")})")),
            ("strategy", Map(("fail-fast", Bool(false)), ("matrix", Map(("stage", Seq(tests.Select(static test => (YamlNode)Expressions.Literal(test)))))))))
            .From(pipeline.Syntax.Name.Span);
    }

    // Of a change that nobody has read yet: on samples, and without the store that everybody shares.
    private static YamlMap Sample(WorkflowScope scope, PipelineSymbol pipeline, LoweredPipeline lowered)
    {
        var work = lowered.Operations.Select(static operation => operation.Work).ToList();
        return Job(
            scope.RunnerFor(work), StageNeeds.Minutes(work), Permissions("contents:read"),
            [
                Checkout(),
                Install(),
                .. StageNeeds.Interpreters(lowered, work),
                Run("Run", $"mlops run {pipeline.Name} --sample", Secrets(StageNeeds.Secrets(lowered, work, isSample: true))),
            ],
            ("name", Text($"run {pipeline.Name} on samples"))).From(pipeline.Syntax.Name.Span);
    }
}
