using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Rendering.Runs;

/// <summary>Shows what a run would do.</summary>
internal static class PlanText
{
    public static IReadOnlyList<string> Of(RunPlanned plan, Paint paint)
    {
        var lines = new List<string>();
        var width = plan.Stages.Select(static stage => Printable.Text(stage.Stage).Length).DefaultIfEmpty().Max();
        foreach (var stage in plan.Stages)
        {
            var label = stage.State switch
            {
                StageState.Stale => paint.Bold("would run"),
                StageState.Blocked => paint.Yellow("may run  "),
                _ => null,
            };
            if (label is not null) lines.Add($"{label}  {Printable.Text(stage.Stage).PadRight(width)}  {ReasonText.Of(stage.Because)}".TrimEnd());
        }

        lines.Add(Counts(plan));
        return lines;
    }

    private static string Counts(RunPlanned plan)
    {
        var parts = new List<string>();
        Add(StageState.Stale, "would run");
        Add(StageState.Blocked, "may run");
        Add(StageState.Fresh, "would be kept");
        Add(StageState.Skipped, "would be skipped");
        Add(StageState.Waits, "for a promotion");
        return $"{Amounts.Counted(plan.Stages.Length, "stage")}: {string.Join(", ", parts)}";

        void Add(StageState state, string what)
        {
            var count = plan.Stages.Count(stage => stage.State == state);
            if (count > 0) parts.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} {what}"));
        }
    }
}
