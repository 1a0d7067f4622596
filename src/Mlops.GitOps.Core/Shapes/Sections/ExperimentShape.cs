using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>An experiment: runs of a pipeline that differ in parameters, and how they are compared.</summary>
internal static class ExperimentShape
{
    private static readonly RecordShape Compare = Record("a comparison",
        Required("metric", Words.SpokenName, "The metric that decides."),
        Optional("test", new EnumShape(Vocabulary.Comparisons), "The test of the difference."),
        Optional("correction", new EnumShape(Vocabulary.Corrections), "The correction for many comparisons."),
        Optional("alpha", Fraction, "The level of significance."));

    private static readonly MapShape Sweep =
        MapOf(FilledText, new ListShape(Any, "a list of values") { MayBeEmpty = false }, "parameters and the values to try");

    public static readonly RecordShape Shape = Record("experiment",
        CommonShapes.Owner,
        CommonShapes.Description,
        Required("pipeline", Words.Name, "The pipeline to run."),
        Optional("sweep", Sweep, "Which parameters take which values: `params.trees: [100, 200]`."),
        Optional("replicates", Int(min: 1), "How often each combination runs, with another seed."),
        Optional("compare", Compare, "How the combinations are compared."));
}
