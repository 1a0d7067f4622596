using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Types;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Stages.Kinds;

/// <summary>Holds rows against the expectations of their dataset.</summary>
internal static class ValidateKind
{
    public static readonly StageKind Kind = new("validate", "Holds rows against what their dataset promises.",
    [
        Required("data", StageFields.Input, "The rows."),
    ],
    ["rows", "rejects", "report"],
    static stage =>
    {
        var rows = stage.Table("data");
        return [new("rows", rows), new("rejects", TableType.Open), new("report", new ReportType())];
    })
    { Declare = static scope => [("dataset", scope.OriginName("data")), ("columns", scope.Columns("data")), ("expectations", scope.Expectations("data"))] };
}
