using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>What <c>plan --format json</c> prints.</summary>
internal static class PlanShape
{
    private static readonly ChoiceShape NumberOrNothing = Either(Number(), new NothingShape());

    private static readonly ChoiceShape TruthOrNothing = Either(Bool, new NothingShape());

    private static readonly RecordShape Span = Record("a place in a file",
        Required("file", FilledText, "The file, from the root of the workspace."),
        Required("line", Int(min: 1), "The line, from 1."),
        Required("column", Int(min: 1), "The column, from 1, in UTF-16 units."),
        Required("endLine", Int(min: 1), "The line of its end."),
        Required("endColumn", Int(min: 1), "The column of its end, exclusive."));

    private static readonly RecordShape Change = Record("a change of meaning",
        Required("path", FilledText, "What changed, by dotted path."),
        Required("kind", OneOf("added", "removed", "changed"), "Whether it is there on one side only."),
        Required("impact", OneOf("none", "docs", "additive", "redeploy", "retrain", "breaking"), "How heavy it is."),
        Required("policy", OneOf("same", "stronger", "weaker"), "What it makes of the rules."),
        Required("before", Any, "What was said; null where nothing was."),
        Required("after", Any, "What is said now; null where nothing is."),
        Required("span", Either(Span, new NothingShape()), "Where it is said now, or was said where it is gone."),
        Required("consequences", ListOf(AnyText, "sentences"), "What follows from it."));

    private static readonly RecordShape Approval = Record("a wanted approval",
        Required("role", FilledText, "Whose approval."),
        Required("count", Int(min: 1), "How many people."),
        Required("because", AnyText, "Why."),
        Optional("maxAge", Words.Duration, "How old an approval may be."));

    private static readonly RecordShape Value = Record("a value",
        Required("name", FilledText, "The name, as the condition says it."),
        Required("value", NumberOrNothing, "What it comes to; null is unknown."));

    private static readonly RecordShape Gate = Record("a gate",
        Required("environment", FilledText, "The environment."),
        Required("model", FilledText, "The model."),
        Required("slot", FilledText, "The slot."),
        Required("condition", AnyText, "The condition."),
        Required("passes", TruthOrNothing, "Whether it holds; null is unknown, and only true passes."),
        Required("values", ListOf(Value, "values"), "What it was decided by."),
        Required("span", Span, "Where the gate stands."));

    private static readonly RecordShape Metric = Record("a metric that changes",
        Required("environment", FilledText, "The environment."),
        Required("model", FilledText, "The model."),
        Required("slot", FilledText, "The slot."),
        Required("metric", FilledText, "The metric."),
        Required("before", NumberOrNothing, "That of the version that runs."),
        Required("after", NumberOrNothing, "That of the version that is to run."),
        Required("better", TruthOrNothing, "Whether it gets better; null where that can't be said."));

    public static readonly RecordShape Shape = Record("a plan",
        Required("schema", OneOf("mlops/plan/1"), "The format of this text."),
        Required("base", FilledText, "The commit that is compared with."),
        Required("head", FilledText, "The commit that is compared."),
        Required("digest", Words.Digest, "Over the meaning of the changes; the same wherever and however they are written."),
        Required("changes", ListOf(Change, "changes"), "Every change of meaning, by path."),
        Required("impact", OneOf("none", "docs", "additive", "redeploy", "retrain", "breaking"), "The heaviest impact."),
        Required("policy", OneOf("same", "stronger", "weaker"), "What the changes make of the rules; weaker if any weakens one."),
        Required("pins", OneOf("none", "promotion", "rollback", "bootstrap"), "What happens to the pins."),
        Required("approvals", ListOf(Approval, "approvals"), "Who must approve, and why."),
        Required("gates", ListOf(Gate, "gates"), "What each promoted version is asked."),
        Required("metrics", ListOf(Metric, "metrics"), "How the metrics of what slots run change."));
}
