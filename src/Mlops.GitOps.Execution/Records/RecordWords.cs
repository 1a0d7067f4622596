using System.Diagnostics;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Records;

/// <summary>How outcomes and endings are written in records.</summary>
public static class RecordWords
{
    public static string Of(RunOutcome outcome) => outcome switch
    {
        RunOutcome.NothingToDo => "nothingToDo",
        RunOutcome.Done => "done",
        RunOutcome.No => "no",
        RunOutcome.Planned => "planned",
        RunOutcome.Interrupted => "interrupted",
        _ => throw new UnreachableException($"{outcome} has no word."),
    };

    public static RunOutcome Outcome(string? word) => word switch
    {
        "nothingToDo" => RunOutcome.NothingToDo,
        "done" => RunOutcome.Done,
        "no" => RunOutcome.No,
        "planned" => RunOutcome.Planned,
        "interrupted" => RunOutcome.Interrupted,
        _ => throw new FormatException($"'{word}' is no outcome."),
    };

    public static string Of(StageEnding ending) => ending switch
    {
        StageEnding.Done => "done",
        StageEnding.Reused => "reused",
        StageEnding.Skipped => "skipped",
        StageEnding.SaidNo => "saidNo",
        StageEnding.Failed => "failed",
        StageEnding.NotReached => "notReached",
        StageEnding.Interrupted => "interrupted",
        StageEnding.Waits => "waits",
        _ => throw new UnreachableException($"{ending} has no word."),
    };

    public static StageEnding Ending(string? word) => word switch
    {
        "done" => StageEnding.Done,
        "reused" => StageEnding.Reused,
        "skipped" => StageEnding.Skipped,
        "saidNo" => StageEnding.SaidNo,
        "failed" => StageEnding.Failed,
        "notReached" => StageEnding.NotReached,
        "interrupted" => StageEnding.Interrupted,
        "waits" => StageEnding.Waits,
        _ => throw new FormatException($"'{word}' is no ending."),
    };
}
