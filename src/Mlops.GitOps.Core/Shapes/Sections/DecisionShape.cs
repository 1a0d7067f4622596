using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>What a stage of kind <c>decide</c> gives.</summary>
internal static class DecisionShape
{
    public static readonly RecordShape Shape = Record("a decision",
        Required("schema", OneOf("mlops/decision/1"), "The format of this file."),
        Required("answer", Bool, "Yes or no; a no skips all that needs the stage."),
        Optional("because", Prose, "Why, in a sentence."),
        Optional("values", MapOf(FilledText, Any, "values"), "What it was decided by."));
}
