using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>Metrics as a stage gives them.</summary>
internal static class MetricsShape
{
    private static readonly RecordShape Measure = Record("a measured value",
        Required("value", Number(), "The value."),
        Optional("lower", Number(), "The lower end of its interval."),
        Optional("upper", Number(), "The upper end of its interval."),
        Optional("n", Int(min: 0), "The rows it was measured on."),
        Optional("method", FilledText, "How its interval was found."));

    private static readonly MapShape Measures = MapOf(Words.SpokenName, Either(Number(), Measure, new NothingShape()), "metrics");

    private static readonly RecordShape Comparison = Record("a comparison",
        Required("bundle", Words.Digest, "The champion it was compared with."),
        Required("delta", Measures, "Paired differences on the same rows."));

    public static readonly RecordShape Shape = Record("metrics",
        Required("schema", OneOf("mlops/metrics/1"), "The format of this file."),
        Required("metrics", Measures, "The metrics by name; null is unknown."),
        Optional("slices", MapOf(Words.SpokenName, MapOf(FilledText, Measures, "groups and metrics"), "slices"), "The same for each group."),
        Optional("fairness", MapOf(Words.SpokenName, Measures, "slices and measures"), "How far groups are treated alike."),
        Optional("baseline", Record("a baseline", Optional("metrics", Measures, "Its metrics.")), "How good the answer without ML is on the same rows."),
        Optional("comparison", MapOf(Words.Name, Comparison, "environments and comparisons"), "How it differs from champions on the same rows."));
}
