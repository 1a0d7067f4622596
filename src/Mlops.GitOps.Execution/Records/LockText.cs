using System.Collections.Immutable;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Execution.Results;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Execution.Records;

/// <summary>The text of a lock: sorted, a digest a line, so that a stage that changed is a diff of its own lines.</summary>
internal static class LockText
{
    public const string Schema = "mlops/lock/1";

    public static string Write(LockFile file) => YamlWriter.Write(Map(
        ("schema", Text(Schema)),
        ("pipeline", Text(file.Pipeline)),
        ("data", Section(file.Data.Select(static data => (data.Name, DataOf(data.Artifact))))),
        ("stages", Section(file.Stages.Select(static stage => (stage.Name, StageOf(stage)))))));

    /// <summary>Reads a lock, or only what can be read of it.</summary>
    public static LockFile Read(string path, string text, bool isTolerant = false)
    {
        if (!isTolerant && LockConflicts.IsIn(text)) throw new RunFailure($"The lock {path} has merge conflicts.", "`mlops lock --resolve` drops the entries that differ; the next complete run writes them again.");
        var reader = new LockReader(path, isTolerant);
        foreach (var piece in LockPieces.Of(text)) reader.Read(piece);
        return reader.ToLock();
    }

    private static YamlMap Section(IEnumerable<(string Name, YamlNode? Value)> entries) => Map(entries.OrderBy(static entry => entry.Name, StringComparer.Ordinal));

    private static YamlNode? DataOf(Artifact artifact) => Map(
        ("digest", Text(artifact.Digest.ToString())),
        ("bytes", Number(artifact.Bytes)),
        ("rows", artifact.Rows is { } rows ? Number(rows) : null),
        ("folder", artifact.IsFolder ? Bool(true) : null));

    private static YamlNode? StageOf(LockedStage stage) => Map(
        ("key", Text(stage.Key.ToString())),
        ("outputs", Section(stage.Outputs.Select(static output => (output.Name, OutputOf(output))))));

    private static YamlNode? OutputOf(LockedOutput output) =>
        output.IsFolder ? Map(("folder", Text(output.Digest.ToString()))) : Text(output.Digest.ToString());
}
