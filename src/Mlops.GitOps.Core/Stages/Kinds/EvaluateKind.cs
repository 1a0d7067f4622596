using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Types;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Stages.Kinds;

/// <summary>Judges a model on rows, or predictions that someone else made.</summary>
internal static class EvaluateKind
{
    public static readonly StageKind Kind = new("evaluate", "Judges a model: metrics with intervals, slices, fairness, differences.",
    [
        Optional("model", StageFields.Input, "The model, with `data`."),
        Optional("data", StageFields.Input, "The rows to judge it on."),
        Optional("predictions", StageFields.Input, "Predictions, with `label`."),
        Optional("label", Words.ColumnName, "The column that holds the truth."),
        Optional("metrics", OneOrMany(Words.SpokenName, "metrics"), "Which metrics of the model; all unless said."),
        Optional("slices", OneOrMany(Words.SpokenName, "slices"), "Which slices of the model; all unless said."),
        Optional("against", OneOrMany(Words.Name, "environments"), "Environments whose champion it is compared with."),
    ],
    ["metrics", "predictions", "report"],
    static stage =>
    {
        var registeredAs = stage.RegisteredAs;
        if (stage.Has("predictions"))
        {
            var predictions = stage.Table("predictions");
            if (stage.Text("label") is { } truth) stage.Column(predictions, truth);
            else stage.ReportMissing("label");
        }
        else
        {
            var model = stage.Model("model");
            var rows = stage.Table("data");
            if (stage.Text("label") is { } label) stage.Column(rows, label);
            stage.CoverInputs(model, rows, "data");
            registeredAs ??= model?.RegisteredAs;
        }

        stage.MetricNames("metrics", registeredAs);
        stage.SliceNames("slices", registeredAs);
        stage.Environments("against");
        return [new("metrics", new MetricsType(registeredAs)), new("predictions", TableType.Open), new("report", new ReportType())];
    })
    {
        Declare = static scope =>
        [
            ("label", scope.Label("label", "model", scope.Takes("predictions") ? "predictions" : "data")),
            ("judged", scope.Judged("metrics")),
            ("model", scope.TakenModel("model")),
            ("champions", scope.Champions()),
        ],
    };
}
