using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary><c>registry/&lt;model&gt;/&lt;n&gt;.yaml</c>: the evidence about a version. It is never edited.</summary>
internal static class VersionShape
{
    // A metric that is text or null is unknown to gates; it does not make the record unreadable.
    private static readonly ChoiceShape Measured = Either(AnyText, new NothingShape());

    private static readonly RecordShape MeasureRecord = Record("a measured value",
        Required("value", Measured, "The value."),
        Optional("lower", Measured, "The lower end of its interval."),
        Optional("upper", Measured, "The upper end of its interval."),
        Optional("n", Measured, "The rows it was measured on."));

    public static readonly MapShape Measures = MapOf(Words.SpokenName, Either(AnyText, new NothingShape(), MeasureRecord), "metrics");

    private static readonly RecordShape Digests = Record("the digests of a version",
        Required("model", Words.Digest, "The file of the model."),
        Optional("reference", Words.Digest, "The rows that monitors compare with."));

    private static readonly RecordShape Output = Record("a model's output",
        Required("name", Words.ColumnName, "The name of the prediction."),
        Required("type", Words.ColumnType, "Its type."),
        Optional("min", Number(), "The smallest prediction."),
        Optional("max", Number(), "The largest prediction."));

    private static readonly RecordShape Code = Record("the code of a version",
        Required("commit", FilledText, "The commit."),
        Optional("dirty", Bool, "Whether files differed from it."));

    private static readonly RecordShape Platform = Record("a platform",
        Optional("runtime", FilledText, "What the stages ran in."),
        Optional("os", FilledText, "The operating system and architecture."),
        Optional("packages", Words.Digest, "The lock file of its packages."));

    private static readonly RecordShape Comparison = Record("a comparison",
        Required("bundle", Words.Digest, "The champion it was compared with."),
        Required("delta", Measures, "Paired differences on the same rows."));

    private static readonly RecordShape Evidence = Record("evidence",
        Optional("report", Words.Digest, "The report of the evaluation."),
        Optional("predictions", Words.Digest, "The predictions on the test rows."));

    public static readonly RecordShape Shape = Record("a version record",
        Required("schema", OneOf("mlops/version/1"), "The format of this file."),
        Required("model", Words.Name, "The model."),
        Required("version", Int(min: 1), "The number of this version."),
        Required("bundle", Words.Digest, "The digest over model, inputs, output, features and data: what a pin names."),
        Required("digests", Digests, "The files of this version."),
        Optional("data", MapOf(Words.Name, Words.Digest, "datasets and digests"), "The data it learnt from."),
        Optional("features", MapOf(Words.Name, Int(min: 1), "views and versions"), "The versions of the views it learnt from."),
        Optional("inputs", MapOf(Words.ColumnName, Words.ColumnType, "columns and their types"), "Its inputs, resolved to columns."),
        Optional("output", Output, "What it predicts."),
        Optional("code", Code, "The code that trained it."),
        Optional("run", FilledText, "The run that made it."),
        Optional("params", MapOf(Words.SpokenName, Any, "parameters"), "The parameters of that run."),
        Optional("seed", Int(), "The seed of what was left to chance."),
        Optional("platform", Platform, "What it was trained on."),
        Optional("metrics", Measures, "How good it is."),
        Optional("slices", MapOf(Words.SpokenName, MapOf(FilledText, Measures, "levels and metrics"), "slices"), "How good it is for each group."),
        Optional("fairness", MapOf(Words.SpokenName, Measures, "attributes and measures"), "How far groups are treated alike."),
        Optional("baseline", Record("a baseline", Optional("metrics", Measures, "Its metrics.")), "How good the answer without ML is."),
        Optional("comparison", MapOf(Words.Name, Comparison, "environments and comparisons"), "How it differs from champions."),
        Optional("evidence", Evidence, "Files that show it."),
        Optional("createdAt", Words.Timestamp, "When it was registered."));
}
