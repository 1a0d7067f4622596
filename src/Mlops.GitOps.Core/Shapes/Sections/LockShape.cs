using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary><c>locks/&lt;pipeline&gt;.lock</c>: what the last complete run produced, stage by stage.</summary>
internal static class LockShape
{
    private static readonly RecordShape Dataset = Record("a locked dataset",
        Required("digest", Words.Digest, "Its bytes."),
        Required("bytes", Int(min: 0), "Their number."),
        Optional("rows", Int(min: 0), "Its rows."),
        Optional("folder", Bool, "Whether it is a folder; its digest is then of the folder's manifest."));

    private static readonly RecordShape Folder = Record("a locked folder",
        Required("folder", Words.Digest, "The manifest of the folder."));

    private static readonly RecordShape Stage = Record("a locked stage",
        Required("key", Words.Digest, "The key: all that its outputs depend on."),
        Required("outputs", MapOf(Words.SpokenName, Either(Words.Digest, Folder), "outputs and digests"), "What it gave."));

    public static readonly RecordShape Shape = Record("a lock file",
        Required("schema", OneOf("mlops/lock/1"), "The format of this file."),
        Required("pipeline", Words.Name, "The pipeline."),
        Required("data", MapOf(Words.Name, Dataset, "datasets"), "The data that was read."),
        Required("stages", MapOf(FilledText, Stage, "stages"), "A sorted block for each stage; a matrix stage is `train@eu`."));
}
