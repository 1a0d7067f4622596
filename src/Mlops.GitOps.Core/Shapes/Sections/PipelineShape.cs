using Mlops.GitOps.Core.Stages;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>A pipeline: parameters, triggers and stages. Its shape is held against what it is after <c>like</c>.</summary>
internal static class PipelineShape
{
    private static readonly RecordShape ParameterRecord = Record("a parameter",
        Optional("type", OneOf("int", "float", "string", "bool"), "Its type; that of the default unless said."),
        Optional("default", Any, "Its value unless a run sets another."),
        Optional("min", Number(), "The smallest value."),
        Optional("max", Number(), "The largest value."),
        Optional("values", ListOf(Any, "values"), "The values allowed."),
        CommonShapes.Description);

    private static readonly TextShape ParameterValue = new("a value");

    private static readonly RecordShape PushFilter = Record("a filter of pushes",
        Optional("branches", OneOrMany(FilledText, "branches"), "Which branches."),
        Optional("paths", OneOrMany(FilledText, "globs"), "Which files."));

    private static readonly RecordShape Triggers = Record("triggers",
        Optional("push", Either(Bool, PushFilter), "Runs when the branch moves."),
        Optional("pullRequest", Either(Bool, PushFilter), "Runs on pull requests."),
        Optional("schedule", OneOrMany(Words.Cron, "schedules"), "Runs at times, as cron writes them."),
        Optional("retrain", Bool, "Runs when a monitor asks."),
        Optional("manual", Bool, "Runs when a person asks."));

    public static readonly VariantShape Stage = new("stage", "kind",
        [.. StageKinds.All.Select(static kind => new ShapeVariant(kind.Name, kind.Shape))]);

    public static readonly RecordShape Shape = Record("pipeline",
        CommonShapes.Owner,
        CommonShapes.Description,
        Optional("like", Words.Name, "A pipeline to start from: maps merge deeply, null removes."),
        Optional("params", MapOf(Words.SpokenName, Either(ParameterValue, ListOf(Any, "values"), ParameterRecord), "parameters"), "Values that runs may set."),
        Optional("on", Triggers, "What starts it."),
        Required("stages", MapOf(Words.SpokenName, Stage, "stages"), "Its stages; order is by what they need."));
}
