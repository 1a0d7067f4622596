using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Backends.GitHubActions.GitHubActionsShapes;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>Asks for the verdict of open promotions again: soak and freeze change without an event.</summary>
internal static class ReevaluateWorkflow
{
    private const string Script = """
        gh api --paginate "repos/$GITHUB_REPOSITORY/pulls?state=open&per_page=100" --jq '.[] | "\(.number) \(.head.sha)"' > "$RUNNER_TEMP/pulls"
        while read -r pull head; do
          promotes=$(gh api --paginate "repos/$GITHUB_REPOSITORY/pulls/$pull/files?per_page=100" --jq '.[] | select([.filename, .previous_filename // ""] | any(startswith(env.ENVIRONMENTS))) | "yes"')
          [ -n "$promotes" ] || continue
          run=$(gh api "repos/$GITHUB_REPOSITORY/actions/workflows/$WORKFLOW/runs?head_sha=$head&status=completed&per_page=1" --jq '.workflow_runs[0].id // empty')
          [ -n "$run" ] || continue
          gh api --silent --method POST "repos/$GITHUB_REPOSITORY/actions/runs/$run/rerun"
          echo "#$pull is judged again"
        done < "$RUNNER_TEMP/pulls"

        """;

    public static YamlMap Of(WorkflowScope scope) => Workflow(
        scope, "reevaluate promotions",
        Map(("schedule", Seq(Map(("cron", Text("17 * * * *"))))), ("workflow_dispatch", Flow(Map()))),
        $"mlops-{scope.Project}-reevaluate", cancels: false,
        ("reevaluate", Job(
            scope.Runner, 15, Permissions("actions:write", "pull-requests:read"),
            [
                Run("Judge open promotions again", Script, Token, ("ENVIRONMENTS", Expressions.Literal($"{scope.Prefix}environments/")), ("WORKFLOW", Text($"mlops-{scope.Project}-{GateWorkflow.Name}.yml"))).AtRoot(scope),
            ])));
}
