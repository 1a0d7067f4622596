using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Types;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Stages.Kinds;

/// <summary>Tells which inputs a model's answers depend on.</summary>
internal static class ExplainKind
{
    public static readonly StageKind Kind = new("explain", "Tells which inputs a model's answers depend on.",
    [
        Required("model", StageFields.Input, "The model."),
        Required("data", StageFields.Input, "The rows to explain it on."),
    ],
    ["report", "importance"],
    static stage =>
    {
        var model = stage.Model("model");
        var rows = stage.Table("data");
        stage.CoverInputs(model, rows, "data");
        return [new("report", new ReportType()), new("importance", TableType.Open)];
    })
    {
        Declare = static scope =>
        [
            ("label", scope.Label("label", "model", "data")),
            ("judged", scope.JudgedModel("model")),
            ("model", scope.TakenModel("model")),
            ("columns", scope.Columns("data")),
        ],
    };
}
