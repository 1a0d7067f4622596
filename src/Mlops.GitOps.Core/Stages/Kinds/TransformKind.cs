using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Types;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Stages.Kinds;

/// <summary>Makes a table of tables with SQL. What it declares in <c>columns</c> is the truth at compile time.</summary>
internal static class TransformKind
{
    public static readonly StageKind Kind = new("transform", "Makes a table of other tables with SQL.",
    [
        Required("data", StageFields.InputOrInputs, "The table, or tables by the names that the SQL uses."),
        Optional("sql", FilledText, "The query."),
        Required("columns", DatasetShape.Columns, "The columns it gives."),
    ],
    ["rows"],
    static stage =>
    {
        var tables = stage.Tables("data");
        return [new("rows", stage.DeclaredTable("columns", tables))];
    })
    { BuiltInOnly = ["sql"], Declare = static scope => [("columns", scope.DeclaredColumns("columns"))] };
}
