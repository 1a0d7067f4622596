using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Types;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Stages.Kinds;

/// <summary>Records a version of a model with its evidence.</summary>
internal static class RegisterKind
{
    public static readonly StageKind Kind = new("register", "Records a version of a model with its evidence.",
    [
        Required("model", StageFields.Input, "The model."),
        Required("metrics", StageFields.Input, "Its metrics."),
        Required("as", FilledText, "The model it is a version of."),
    ],
    ["version"],
    static stage =>
    {
        stage.Model("model");
        stage.Metrics("metrics");
        stage.DeclaredModel("as");
        return [new("version", new FileType())];
    })
    {
        Declare = static scope => [("registered", scope.Registered())],
        Lower = static stage => new Register(stage.Work, stage.Text("as")),
    };
}
