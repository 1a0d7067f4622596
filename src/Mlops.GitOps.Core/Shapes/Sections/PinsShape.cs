using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary><c>environments/&lt;env&gt;.pins.yaml</c>: what runs where. A promotion is a diff of one of these.</summary>
internal static class PinsShape
{
    private static readonly RecordShape Pin = Record("a pin",
        Required("version", Int(min: 1), "The version, for people to read."),
        Required("bundle", Words.Digest, "The bundle of that version: what runs."));

    public static readonly RecordShape Shape = Record("a pins file",
        Required("schema", OneOf("mlops/pins/1"), "The format of this file."),
        Required("environment", Words.Name, "The environment."),
        Required("models", MapOf(Words.Name, MapOf(Words.Name, Pin, "slots and pins"), "models"), "For each model its slots: champion, challenger, candidate."));
}
