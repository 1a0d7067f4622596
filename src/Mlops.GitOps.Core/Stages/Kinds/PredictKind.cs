using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Types;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Stages.Kinds;

/// <summary>Scores rows with a model of the pipeline, or with what runs in an environment.</summary>
internal static class PredictKind
{
    public static readonly StageKind Kind = new("predict", "Scores rows with a model.",
    [
        Required("model", StageFields.Input, "A stage's model, or model@environment for what runs there."),
        Required("data", StageFields.Input, "The rows."),
    ],
    ["rows"],
    static stage =>
    {
        var model = stage.ModelOrPinned("model");
        var rows = stage.Table("data");
        stage.CoverInputs(model, rows, "data");
        return [new("rows", model?.Output is { } output ? rows with { Columns = rows.Columns.Add(output) } : rows with { IsOpen = true })];
    })
    { Declare = static scope => [("model", scope.TakenModel("model"))] };
}
