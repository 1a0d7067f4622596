using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>A model: its signature, how it is measured, and what must hold before it runs anywhere.</summary>
internal static class ModelShape
{
    private static readonly RecordShape Output = Record("a model's output",
        Required("name", Words.ColumnName, "The name of the prediction."),
        Required("type", Words.ColumnType, "Its type."),
        Optional("min", Number(), "The smallest prediction."),
        Optional("max", Number(), "The largest prediction."),
        Optional("unit", FilledText, "Its unit."),
        Optional("values", ListOf(AnyText, "classes"), "The classes of a multiclass model."),
        Optional("threshold", Number(min: 0, max: 1), "The probability from which the answer is yes; 0.5 unless said."));

    private static readonly RecordShape Metric = Record("a metric",
        Optional("better", OneOf("higher", "lower"), "Which way is better."),
        Optional("unit", FilledText, "Its unit, such as EUR."),
        Optional("sql", FilledText, "How it is computed, as SQL over the predictions."),
        Optional("by", Words.ColumnName, "The column whose values make the lists of a ranking."),
        Optional("at", Int(min: 1), "How far down a list a ranking is looked at."),
        CommonShapes.Description);

    private static readonly RecordShape Slice = Record("a slice",
        Required("column", Words.ColumnName, "The column whose values make the groups."),
        Optional("bins", ListOf(Number(), "bounds, rising"), "Bounds that make groups of a number."),
        Optional("minGroup", Int(min: 1), "The smallest group that counts; 30 unless said."));

    private static readonly RecordShape Card = Record("a model card",
        Optional("intendedUse", Prose, "What the model is for."),
        Optional("outOfScope", Prose, "What it must not be used for."),
        Optional("limitations", Prose, "Where it is known to be weak."),
        Optional("humanOversight", Prose, "Who watches it and can overrule it."),
        Optional("ethicalConsiderations", Prose, "Whom it may harm, and what is done about it."),
        Optional("trainingData", Prose, "What should be known of the data it learnt from."),
        Optional("license", Prose, "Its licence."),
        Optional("contact", Prose, "Whom to ask."));

    private static readonly Shape SliceOrColumn = Either(Words.ColumnName, ListOf(Words.SpokenName, "slices to combine"), Slice);

    public static readonly RecordShape Shape = Record("model",
        CommonShapes.Owner,
        CommonShapes.Description,
        Required("problem", Words.Name, "The problem it solves."),
        Required("task", new EnumShape(Vocabulary.Tasks), "What kind of answer it gives."),
        Required("inputs", new ListShape(FilledText, "a list of columns and views") { MayBeEmpty = false }, "Columns and views; keys, times, labels and protected columns only if named here."),
        Required("output", Output, "What it predicts."),
        Required("metrics", MapOf(Words.SpokenName, Metric, "metrics"), "How it is measured."),
        Optional("slices", MapOf(Words.SpokenName, SliceOrColumn, "slices"), "Groups on which it is measured."),
        Optional("minGroup", Int(min: 1), "The smallest group of a slice that counts; 30 unless said."),
        Optional("gates", MapOf(Words.Name, ListOf(CommonShapes.Expression, "expressions"), "environments and gates"), "What must hold to enter an environment."),
        Optional("approvals", MapOf(Words.Name, CommonShapes.Approvals, "environments and approvals"), "Approvals on top of the environment's."),
        Optional("riskClass", new EnumShape(Vocabulary.RiskClasses), "The class by the EU AI Act; high asks for the human-written sections of the card."),
        Optional("card", Card, "What only people can write about it."));
}
