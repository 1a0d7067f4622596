using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Types;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Stages.Kinds;

/// <summary>Brings rows in; those that do not parse are set aside with the reason.</summary>
internal static class IngestKind
{
    public static readonly StageKind Kind = new("ingest", "Brings the rows of a dataset in.",
    [
        Required("dataset", FilledText, "The dataset."),
    ],
    ["rows", "rejects"],
    static stage =>
    {
        var dataset = stage.Dataset("dataset");
        return [new("rows", dataset?.Table ?? TableType.Open), new("rejects", TableType.Open)];
    })
    { Declare = static scope => [("dataset", scope.Dataset("dataset"))] };
}
