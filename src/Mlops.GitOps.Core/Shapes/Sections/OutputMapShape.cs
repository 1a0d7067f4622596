using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary><c>generated/map.json</c>: what <c>compile</c> wrote, and which line of which spec made which line.</summary>
internal static class OutputMapShape
{
    private static readonly RecordShape Line = Record("a line of a written file",
        Required("line", Int(min: 1), "The line; those after it are of the same place, up to the next."),
        Required("from", FilledText, "The spec, from the root of the workspace."),
        Required("fromLine", Int(min: 1), "The line of the spec."),
        Required("fromColumn", Int(min: 1), "The column of the spec."));

    private static readonly RecordShape File = Record("a written file",
        Required("backend", FilledText, "Who wrote it."),
        Required("lines", ListOf(Line, "lines"), "Where its lines come from."));

    public static readonly RecordShape Shape = Record("a map of written files",
        Required("schema", OneOf("mlops/map/1"), "The format of this file."),
        Required("tool", FilledText, "The version of the tool."),
        Required("files", MapOf(FilledText, File, "paths and files"), "By path from the root of the repository."));
}
