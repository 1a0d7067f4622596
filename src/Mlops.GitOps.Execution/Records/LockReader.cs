using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Execution.Results;

namespace Mlops.GitOps.Execution.Records;

/// <summary>Puts a lock together from the YAML of its pieces.</summary>
/// <param name="isTolerant">Whether what can't be read is passed over, as after a merge; else it ends the run.</param>
internal sealed class LockReader(string path, bool isTolerant)
{
    private readonly ImmutableArray<NamedArtifact>.Builder data = ImmutableArray.CreateBuilder<NamedArtifact>();
    private readonly ImmutableArray<LockedStage>.Builder stages = ImmutableArray.CreateBuilder<LockedStage>();
    private bool hasFormat;
    private string pipeline = Path.GetFileNameWithoutExtension(path);

    public LockFile ToLock()
    {
        if (!hasFormat) Refuse("it does not say its format.");
        return new(pipeline, data.DrainToImmutable(), stages.DrainToImmutable());
    }

    public void Read(string piece)
    {
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(new SourceFile(path, piece), diagnostics).Root;
        if (diagnostics.HasErrors) Refuse(diagnostics.ToSorted()[0].Message);
        if (root is not YamlMap map)
        {
            Refuse("it is not a map.");
            return;
        }

        foreach (var entry in map.Entries)
        {
            switch (entry.Name)
            {
                case "schema":
                    hasFormat = true;
                    if (entry.Value is not YamlScalar { Value: LockText.Schema }) Refuse($"it is not of the format {LockText.Schema}.");
                    break;
                case "pipeline":
                    if (entry.Value is YamlScalar name) pipeline = name.Value;
                    break;
                case "data":
                    foreach (var dataset in EntriesOf(entry)) Keep(data, DataOf(dataset), dataset);
                    break;
                case "stages":
                    foreach (var stage in EntriesOf(entry)) Keep(stages, StageOf(stage), stage);
                    break;
                default:
                    Refuse($"'{entry.Name}' is not part of a lock.");
                    break;
            }
        }
    }

    private void Keep<T>(ImmutableArray<T>.Builder items, T? item, YamlEntry entry)
        where T : class
    {
        if (item is null) Refuse($"the entry '{entry.Name}' is damaged.");
        else items.Add(item);
    }

    private static NamedArtifact? DataOf(YamlEntry entry) =>
        entry.Value is YamlMap map && DigestOf(map.Find("digest")?.Value) is { } digest && NumberOf(map, "bytes") is { } bytes
            ? new(entry.Name, new Artifact(digest, bytes, map.Find("folder")?.Value is YamlScalar { Value: "true" }, NumberOf(map, "rows")))
            : null;

    private static LockedStage? StageOf(YamlEntry entry)
    {
        if (entry.Value is not YamlMap map || DigestOf(map.Find("key")?.Value) is not { } key) return null;
        var outputs = ImmutableArray.CreateBuilder<LockedOutput>();
        if (map.Find("outputs") is not { Value: YamlMap written }) return null;
        foreach (var output in written.Entries)
        {
            var folder = output.Value as YamlMap;
            if (DigestOf(folder?.Find("folder")?.Value ?? output.Value) is not { } digest) return null;
            outputs.Add(new(output.Name, digest, folder is not null));
        }

        return new(entry.Name, key, outputs.DrainToImmutable());
    }

    private static ImmutableArray<YamlEntry> EntriesOf(YamlEntry section) => section.Value is YamlMap map ? map.Entries : [];

    private static Digest? DigestOf(YamlNode? node) => node is YamlScalar scalar ? Digest.TryParse(scalar.Value) : null;

    private static long? NumberOf(YamlMap map, string name) =>
        map.Find(name)?.Value is YamlScalar scalar && long.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void Refuse(string why)
    {
        if (!isTolerant) throw new RunFailure($"The lock {path} can't be read: {why}", "Restore it from git, or delete it: the next complete run writes it again.");
    }
}
