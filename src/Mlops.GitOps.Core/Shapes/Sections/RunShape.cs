using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary><c>.mlops/runs/&lt;id&gt;/run.json</c>: what became of a run, stage by stage.</summary>
internal static class RunShape
{
    private static readonly RecordShape Artifact = Record("an artifact",
        Required("digest", Words.Digest, "Its bytes; of a folder, its manifest."),
        Required("bytes", Int(min: 0), "Their number."),
        Optional("folder", Bool, "Whether it is a folder."),
        Optional("rows", Int(min: 0), "Its rows, where the stage said so."));

    private static readonly MapShape Artifacts = MapOf(FilledText, Artifact, "artifacts");

    /// <summary>What changed, or what there is to say.</summary>
    public static readonly RecordShape Reason = Record("a reason",
        Required("what", FilledText, "What changed: a parameter, a file, an input."),
        Optional("before", AnyText, "What it was."),
        Optional("after", AnyText, "What it is."));

    private static readonly RecordShape Stage = Record("a stage of a run",
        Required("stage", FilledText, "The stage; one of a matrix is `train@eu`."),
        Required("kind", FilledText, "Its kind."),
        Required("ending", OneOf("done", "reused", "skipped", "saidNo", "failed", "notReached", "interrupted", "waits"), "How it ended."),
        Optional("key", Words.Digest, "The key: all that its outputs depend on."),
        Required("because", ListOf(Reason, "reasons"), "Why it ran."),
        Required("inputs", Artifacts, "What it read."),
        Required("outputs", Artifacts, "What it gave."),
        Required("started", Words.Timestamp, "When it began."),
        Required("seconds", Number(min: 0), "How long it took."),
        Required("attempts", Int(min: 0), "How often it was tried."),
        Optional("exit", Int(), "The exit status of its command."),
        Optional("log", FilledText, "Where what it printed stands, relative to the workspace."),
        Optional("message", AnyText, "What there is to say of it."));

    private static readonly RecordShape Code = Record("the code of a run",
        Required("commit", FilledText, "The commit."),
        Required("dirty", Bool, "Whether files differed from it when the run began."));

    private static readonly RecordShape Platform = Record("a platform",
        Required("runtime", FilledText, "What the tool ran in."),
        Required("os", FilledText, "The operating system and architecture."));

    public static readonly RecordShape Shape = Record("a run record",
        Required("schema", OneOf("mlops/run/1"), "The format of this file."),
        Required("pipeline", Words.Name, "The pipeline."),
        Required("run", FilledText, "The run: its folder under `.mlops/runs`."),
        Required("tool", FilledText, "The version of the tool."),
        Required("set", ListOf(FilledText, "values that were set"), "What was set, as it was written."),
        Required("event", OneOf([.. Vocabulary.Events]), "What started it."),
        Optional("code", Code, "The code that it ran; absent outside of git."),
        Optional("platform", Platform, "What it ran on."),
        Required("started", Words.Timestamp, "When it began."),
        Required("ended", Words.Timestamp, "When it ended."),
        Required("outcome", OneOf("nothingToDo", "done", "no", "planned", "interrupted"), "How it ended."),
        Required("stages", ListOf(Stage, "stages"), "Its stages, in an order in which they could run."));
}
