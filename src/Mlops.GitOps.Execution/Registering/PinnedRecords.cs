using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Execution.Registering;

/// <summary>Reads what environments pin without compiling: bytes that they run must be kept also where specs have errors.</summary>
public static class PinnedRecords
{
    private const string Extension = ".pins.yaml";

    /// <summary>Returns every version that is pinned anywhere and has a record, in order.</summary>
    public static ImmutableArray<PinnedRecord> Of(string root)
    {
        var registry = new RegistryFolder(root);
        var pinned = new SortedSet<(string Model, long Version)>();
        foreach (var path in FilesIn(root)) pinned.UnionWith(PinsOf(root, path));
        return [.. pinned.Where(pin => File.Exists(registry.PathOf(pin.Model, pin.Version))).Select(pin => Read(registry, pin.Model, pin.Version))];
    }

    /// <summary>Returns the digests that a record names: the model, its reference, and what shows how good it is.</summary>
    public static IEnumerable<(string Name, string Digest)> DigestsOf(YamlMap record) =>
        record.Entries("digests").Concat(record.Entries("evidence")).Select(static entry => (entry.Name, (entry.Value as YamlScalar)?.Value ?? ""));

    private static PinnedRecord Read(RegistryFolder registry, string model, long version)
    {
        if (registry.Read(model, version)?.Body is not { } record) throw Unreadable(FormattableString.Invariant($"registry/{model}/{version}.yaml"));
        return new PinnedRecord(model, version, [.. DigestsOf(record).Select(static named => Digest.TryParse(named.Digest)).OfType<Digest>().Distinct()]);
    }

    private static IEnumerable<(string Model, long Version)> PinsOf(string root, string path)
    {
        var name = Path.GetRelativePath(root, path);
        if (RegistryFolder.Parse(name, File.ReadAllBytes(path)) is not { } pins) throw Unreadable(name);
        foreach (var model in pins.Entries("models"))
        {
            foreach (var slot in (model.Value as YamlMap)?.Entries ?? [])
            {
                if ((slot.Value as YamlMap).Integer("version") is { } version) yield return (model.Name, version.Value);
            }
        }
    }

    private static IEnumerable<string> FilesIn(string root)
    {
        var folder = Path.Join(root, "environments");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal) : [];
    }

    private static RunFailure Unreadable(string path) => new($"'{path}' can't be read, so nobody knows which bytes environments run", "`mlops validate` says what is wrong with it");
}
