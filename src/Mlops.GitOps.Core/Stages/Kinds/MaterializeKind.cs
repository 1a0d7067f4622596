using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Types;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Stages.Kinds;

/// <summary>Brings the latest values of views to where services read them.</summary>
internal static class MaterializeKind
{
    public static readonly StageKind Kind = new("materialize", "Brings the latest values of views to where services read them.",
    [
        Required("views", OneOrMany(Words.VersionedName, "views"), "The views."),
    ],
    ["report"],
    static stage =>
    {
        stage.Views("views");
        return [new("report", new ReportType())];
    })
    { Declare = static scope => [("views", scope.Views("views"))] };
}
