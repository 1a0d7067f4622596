using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>What <c>status --format json</c> prints.</summary>
internal static class StatusShape
{
    private static readonly RecordShape Stage = Record("the status of a stage",
        Required("name", FilledText, "The stage; one of a matrix is `train@eu`."),
        Required("state", OneOf("fresh", "stale", "blocked"), "Whether its results are current; blocked is what a stale stage decides."),
        Required("because", ListOf(RunShape.Reason, "reasons"), "Why not."));

    public static readonly RecordShape Shape = Record("a status",
        Required("schema", OneOf("mlops/status/1"), "The format of this text."),
        Required("pipeline", Words.Name, "The pipeline."),
        Required("stages", ListOf(Stage, "stages"), "Its stages, in an order in which they can run."));
}
