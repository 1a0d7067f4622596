using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Execution.Records;

/// <summary>The text of a lock: sorted, a digest a line, so that a stage that changed is a diff of its own lines.</summary>
internal static class LockText
{
    public const string Schema = "mlops/lock/1";

    public static string Write(LockFile file) => YamlWriter.Write(Block(
    [
        Entry("schema", Text(Schema)),
        Entry("pipeline", Text(file.Pipeline)),
        Entry("data", Section(file.Data, static data => data.Name, static data => DataOf(data.Artifact))),
        Entry("stages", Section(file.Stages, static stage => stage.Name, StageOf)),
    ]));

    /// <summary>Reads a lock, or only what can be read of it.</summary>
    public static LockFile Read(string path, string text, bool isTolerant = false)
    {
        if (!isTolerant && LockConflicts.IsIn(text)) throw new RunFailure($"The lock {path} has merge conflicts.", "`mlops lock --resolve` drops the entries that differ; the next complete run writes them again.");
        var reader = new LockReader(path, isTolerant);
        foreach (var piece in LockPieces.Of(text)) reader.Read(piece);
        return reader.ToLock();
    }

    private static YamlMap Section<T>(ImmutableArray<T> items, Func<T, string> nameOf, Func<T, YamlNode> nodeOf)
    {
        var entries = new YamlEntry[items.Length];
        for (var at = 0; at < entries.Length; at++) entries[at] = Entry(nameOf(items[at]), nodeOf(items[at]));
        Array.Sort(entries, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return Block([.. entries]);
    }

    private static YamlNode DataOf(Artifact artifact) => Map(
        ("digest", Plain(artifact.Digest)),
        ("bytes", Number(artifact.Bytes)),
        ("rows", artifact.Rows is { } rows ? Number(rows) : null),
        ("folder", artifact.IsFolder ? Bool(true) : null));

    private static YamlNode StageOf(LockedStage stage) =>
        Block([Entry("key", Plain(stage.Key)), Entry("outputs", Section(stage.Outputs, static output => output.Name, OutputOf))]);

    private static YamlNode OutputOf(LockedOutput output) => output.IsFolder ? Block([Entry("folder", Plain(output.Digest))]) : Plain(output.Digest);

    private static YamlMap Block(ImmutableArray<YamlEntry> entries) => new(default, entries, IsFlow: false);

    private static YamlEntry Entry(string name, YamlNode value) => new(Text(name), value);

    // A digest needs no quotes whatever its digits: the writer does not have to find that out ten thousand times.
    private static YamlScalar Plain(Digest digest) => new(default, digest.ToString(), ScalarStyle.Plain);
}
