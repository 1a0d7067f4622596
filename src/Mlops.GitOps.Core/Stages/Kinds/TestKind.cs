using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Types;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Stages.Kinds;

/// <summary>Tests a stage on golden rows, or by laws that must hold of what it gives.</summary>
internal static class TestKind
{
    private static readonly Shape Rows = Either(Words.Path, ListOf(Any, "rows"));

    private static readonly RecordShape Cases = Record("cases",
        Required("in", MapOf(Words.SpokenName, Rows, "inputs and their rows"), "Rows for each input, or a path."),
        Required("out", MapOf(Words.SpokenName, Rows, "outputs and their rows"), "Rows expected of each output, or a path."));

    private static readonly Shape Property = Either(
        OneOf("sameRowCount", "idempotent"),
        OneKey("property", Optional("unique", OneOrMany(Words.ColumnName, "columns"), "No two rows agree in these columns."),
            Optional("monotone", Words.ColumnName, "The column never falls from row to row.")));

    public static readonly StageKind Kind = new("test", "Tests a stage on golden rows, or by laws.",
    [
        Required("of", Words.SpokenName, "The stage."),
        Optional("cases", Either(Cases, ListOf(Cases, "cases")), "Golden rows."),
        Optional("properties", ListOf(Property, "laws such as sameRowCount or {unique: id}"), "Laws."),
    ],
    ["report"],
    static stage =>
    {
        if (!stage.Has("cases") && !stage.Has("properties")) stage.ReportMissing("cases' or 'properties");
        stage.TestedStage("of", "properties");
        return [new("report", new ReportType())];
    })
    { Declare = static scope => [("of", scope.Tested("of")), ("cases", scope.GoldenCases())] };
}
