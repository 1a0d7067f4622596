using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>Metrics as a stage gives them.</summary>
internal static class MetricsShape
{
    private static readonly RecordShape Measure = Record("a measured value",
        Required("value", Number(), "The value."),
        Optional("lower", Number(), "The lower end of its interval."),
        Optional("upper", Number(), "The upper end of its interval."),
        Optional("n", Int(min: 0), "The rows it was measured on."));

    public static readonly RecordShape Shape = Record("metrics",
        Required("schema", OneOf("mlops/metrics/1"), "The format of this file."),
        Required("metrics", MapOf(Words.SpokenName, Either(Number(), Measure, new NothingShape()), "metrics"), "The metrics by name; null is unknown."));
}
