using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Shapes.Sections;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Stages.Kinds;

/// <summary>Learns a model from the inputs of the model it is registered as.</summary>
internal static class TrainKind
{
    public static readonly StageKind Kind = new("train", "Learns a model.",
    [
        Required("data", StageFields.Input, "The rows to learn from."),
        Required("label", Words.ColumnName, "The column to predict."),
        Optional("learner", new EnumShape(Vocabulary.Learners), "How it learns, where no command does it."),
        Optional("with", MapOf(FilledText, Any, "settings"), "Settings of the learner."),
        Optional("format", new EnumShape(Vocabulary.ModelFormats), "The format of the model; onnx unless said."),
    ],
    ["model"],
    static stage =>
    {
        var rows = stage.Table("data");
        if (stage.Text("label") is { } label) stage.Column(rows, label);
        stage.LearnerSettings("learner", "with");
        return [new("model", stage.TrainedModel(rows, stage.Text("label")?.Value))];
    })
    {
        BuiltInOnly = ["learner"],
        Declare = static scope =>
        [
            ("model", scope.GivenModel("model", "data")),
            ("columns", scope.Columns("data")),
            ("event", scope.EventColumn("data")),
            ("known", scope.KnownColumn("data")),
        ],
    };
}
