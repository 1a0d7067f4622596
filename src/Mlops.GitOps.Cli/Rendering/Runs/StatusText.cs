using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Rendering.Runs;

/// <summary>Shows what is stale and why. What is current is only counted.</summary>
internal static class StatusText
{
    public static string Of(string pipeline, ImmutableArray<StageStatus> stages, Paint paint)
    {
        var stale = stages.Count(IsStale);
        var name = Printable.Text(pipeline);
        if (stale == 0) return Current(name, stages, paint);
        var width = stages.Where(static stage => stage.State != StageState.Fresh).Max(static stage => Printable.Text(stage.Stage).Length);
        var lines = new List<string> { paint.Bold(string.Create(CultureInfo.InvariantCulture, $"{name}: {stale} of {Amounts.Counted(stages.Length, "stage")} {(stale == 1 ? "is" : "are")} not current")), "" };
        foreach (var stage in stages)
        {
            if (LabelOf(stage.State, paint) is not { } label) continue;
            lines.Add($"  {label}  {Printable.Text(stage.Stage).PadRight(width)}  {First(stage)}".TrimEnd());
            foreach (var reason in stage.Because.Skip(1)) lines.Add($"{new string(' ', 13 + width)}{ReasonText.Of(reason)}");
        }

        lines.AddRange(["", $"{paint.Cyan("help")}: mlops run {name}"]);
        return string.Join('\n', lines) + "\n";
    }

    public static bool IsStale(StageStatus stage) => stage.State is StageState.Stale or StageState.Blocked;

    private static string Current(string name, ImmutableArray<StageStatus> stages, Paint paint)
    {
        var fresh = stages.Count(static stage => stage.State == StageState.Fresh);
        var line = paint.Green($"{name}: {Amounts.Counted(fresh, "stage")} {(fresh == 1 ? "is" : "are")} current");
        var rest = new List<string>();
        if (stages.Count(static stage => stage.State == StageState.Skipped) is > 0 and var skipped) rest.Add(string.Create(CultureInfo.InvariantCulture, $"{skipped} skipped"));
        if (stages.Count(static stage => stage.State == StageState.Waits) is > 0 and var waiting) rest.Add(string.Create(CultureInfo.InvariantCulture, $"{waiting} for a promotion"));
        return rest.Count == 0 ? line + "\n" : $"{line}, {string.Join(", ", rest)}\n";
    }

    private static string First(StageStatus stage) => stage.Because.IsDefaultOrEmpty ? "" : ReasonText.Of(stage.Because[0]);

    private static string? LabelOf(StageState state, Paint paint) => state switch
    {
        StageState.Stale => paint.Red("stale  "),
        StageState.Blocked => paint.Yellow("blocked"),
        StageState.Skipped => paint.Dim("skipped"),
        StageState.Waits => paint.Dim("waits  "),
        _ => null,
    };
}
