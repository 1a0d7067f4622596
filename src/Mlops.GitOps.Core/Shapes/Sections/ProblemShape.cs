using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>A problem: what is to be solved, how well it is solved without ML, and when ML is worth it.</summary>
internal static class ProblemShape
{
    private static readonly RecordShape Baseline = Record("a baseline",
        Optional("rule", CommonShapes.Expression, "An expression over columns that answers without ML."),
        Optional("columnScore", Words.ColumnName, "A column whose value is taken as the score.")) with
    {
        ExactlyOne = [["rule", "columnScore"]],
    };

    public static readonly RecordShape Shape = Record("problem",
        Optional("statement", Prose, "What is to be solved, in a sentence."),
        CommonShapes.Owner,
        CommonShapes.Description,
        Optional("baseline", Baseline, "The answer without ML, measured on the same data."),
        Optional("needsMlWhen", CommonShapes.Expression, "Whether the problem needs ML at all."),
        Optional("solvedWhen", CommonShapes.Expression, "Whether a model solves it."));
}
