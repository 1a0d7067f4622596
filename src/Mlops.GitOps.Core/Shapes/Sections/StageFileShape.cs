using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>The file that MLOPS_STAGE names: what a stage is told, the same on every engine.</summary>
internal static class StageFileShape
{
    private static readonly RecordShape Input = Record("an input",
        Required("path", AnyText, "Where it is."),
        Required("digest", Words.Digest, "Its bytes."),
        Required("type", FilledText, "What it is: Table, Model, Metrics, Report, File or Folder."),
        Optional("format", FilledText, "The format of the file, where the spec says it."));

    private static readonly RecordShape Output = Record("an output",
        Required("path", FilledText, "Where it is to be written."),
        Required("type", FilledText, "What it is."),
        Optional("format", FilledText, "The format of the file."));

    public static readonly RecordShape Shape = Record("a stage file",
        Required("schema", OneOf("mlops/stage/1"), "The format of this file."),
        Required("pipeline", Words.Name, "The pipeline."),
        Required("stage", FilledText, "The stage; one of a matrix is `train@eu`."),
        Required("attempt", Int(min: 1), "Which attempt this is."),
        Required("seed", Int(), "The seed of what is left to chance."),
        Required("params", MapOf(Words.SpokenName, Any, "parameters"), "The parameters that the stage names."),
        Optional("run", FilledText, "The run that a stage with a built-in body belongs to."),
        Optional("kind", FilledText, "The kind of a stage with a built-in body."),
        Optional("settings", Any, "What the specs say of a stage with a built-in body, and of all it refers to."),
        Required("inputs", MapOf(Words.SpokenName, Either(Input, MapOf(FilledText, Input, "inputs by the value of a matrix")), "inputs"), "What it reads."),
        Required("outputs", MapOf(Words.SpokenName, Output, "outputs"), "What it gives."),
        Required("scratch", FilledText, "A folder of its own, gone when it ends; `outputs.json` may be written there."));
}
