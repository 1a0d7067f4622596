using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Rules.Planning;
using Mlops.GitOps.Rules.Snapshots;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Promotion.Snapshots;

/// <summary>Reads what environments were pinned to before, as far as a change asks about it.</summary>
public static class PinsHistoryReader
{
    public static PinsHistory Read(GitRepository repository, string prefix, string @base, Snapshot policy, ImmutableArray<PinChange> pins)
    {
        var bundles = pins.Select(static pin => pin.After?.Bundle.Value).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (bundles.Count == 0) return PinsHistory.None;
        var environments = EnvironmentsOf(policy, pins);
        var commits = repository.FirstParents(@base);
        var ages = commits.Select(static (commit, age) => (commit, age)).ToDictionary(static one => one.commit, static one => one.age, StringComparer.Ordinal);
        var changes = repository.Revisions(@base, prefix + "environments/")
            .Where(one => WatchedPaths.IsExact(prefix, one.Change.Path) && environments.Contains(WatchedPaths.EnvironmentOf(prefix, one.Change.Path) ?? ""))
            .ToList();
        var asked = AskedIn(repository, prefix, changes.Select(static one => one.Change.After), bundles);
        return new PinsHistory(commits,
        [
            .. changes.Select(one => new PinsRevision(
                ages[one.Commit],
                WatchedPaths.EnvironmentOf(prefix, one.Change.Path) ?? "",
                one.Change.After is { } file && asked.TryGetValue(file.Object, out var held) ? held : [])),
        ]);
    }

    // What was deployed to an earlier environment is held against its pins.
    private static HashSet<string> EnvironmentsOf(Snapshot policy, ImmutableArray<PinChange> pins)
    {
        var changed = pins.Select(static pin => pin.Environment).ToHashSet(StringComparer.Ordinal);
        var earlier = policy.Compilation.Syntax.Environments.Where(environment => changed.Contains(environment.Name.Value)).SelectMany(static environment => environment.After).Select(static one => one.Value);
        return [.. changed, .. earlier];
    }

    // However long the history is, only what speaks of a bundle is kept, and a file that does not even hold the text of one is not parsed.
    private static Dictionary<string, ImmutableArray<(string Model, string Slot, string Bundle)>> AskedIn(GitRepository repository, string prefix, IEnumerable<TreeEntry?> files, List<string> bundles)
    {
        var asked = new Dictionary<string, ImmutableArray<(string Model, string Slot, string Bundle)>>(StringComparer.Ordinal);
        var sought = bundles.ConvertAll(static bundle => Encoding.UTF8.GetBytes(bundle));
        var wanted = files.OfType<TreeEntry>().Where(static file => file.Mode.StartsWith("100", StringComparison.Ordinal)).DistinctBy(static file => file.Object).ToList();
        repository.ReadAll(wanted, (at, bytes) =>
        {
            if (sought.Exists(bundle => bytes.AsSpan().IndexOf(bundle) >= 0)) asked[wanted[at].Object] = PinsOf(wanted[at].Path[prefix.Length..], bytes, bundles);
        });
        return asked;
    }

    private static ImmutableArray<(string Model, string Slot, string Bundle)> PinsOf(string path, byte[] bytes, List<string> bundles) =>
    [
        .. from model in (Compiler.Parse(path, bytes).Document.Root as YamlMap).Entries("models")
           from slot in (model.Value as YamlMap)?.Entries ?? []
           let bundle = (slot.Value as YamlMap).Text("bundle")?.Value
           where bundle is not null && bundles.Contains(bundle)
           select (model.Name, slot.Name, bundle),
    ];
}
