using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Rendering.Runs;

/// <summary>Says what failed as workflow commands, which GitHub shows on the page of the workflow run.</summary>
internal static class RunAnnotations
{
    public static IReadOnlyList<string> Of(RunReport report)
    {
        var lines = new List<string>();
        foreach (var stage in report.Stages)
        {
            if (stage.Ending is not (StageEnding.Failed or StageEnding.SaidNo)) continue;
            var (command, what) = stage.Ending == StageEnding.Failed ? ("error", "failed") : ("warning", "said no");
            var title = GitHubRenderer.Property($"{report.Pipeline}/{stage.Stage} {what}");
            lines.Add($"::{command} title={title}::{GitHubRenderer.Data(stage.Message ?? $"the stage {what}")}");
        }

        return lines;
    }
}
