using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Shapes.Sections;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Stages.Kinds;

/// <summary>Joins views to labels, each row with what was known at its time.</summary>
internal static class FeaturesKind
{
    public static readonly StageKind Kind = new("features", "Joins feature views to labels as they were known at the time.",
    [
        Required("labels", StageFields.Input, "The rows to join to; one row out for each."),
        Required("views", OneOrMany(Words.VersionedName, "views"), "The views; without a version the highest."),
    ],
    ["rows"],
    static stage => [new("rows", stage.Join(stage.Table("labels"), "views"))])
    { Declare = static scope => [("event", scope.EventColumn("labels")), ("columns", scope.Columns("labels")), ("views", scope.Views("views"))] };
}
