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
        var texts = TextsOf(repository, changes.Select(static one => one.Change.After));
        return new PinsHistory(commits,
        [
            .. changes.Select(one =>
            {
                var environment = WatchedPaths.EnvironmentOf(prefix, one.Change.Path) ?? "";
                return new PinsRevision(ages[one.Commit], environment, PinsOf(one.Change.After is { } file ? texts.GetValueOrDefault(file.Object) : null, environment, bundles));
            }),
        ]);
    }

    // What was deployed to an earlier environment is held against its pins.
    private static HashSet<string> EnvironmentsOf(Snapshot policy, ImmutableArray<PinChange> pins)
    {
        var changed = pins.Select(static pin => pin.Environment).ToHashSet(StringComparer.Ordinal);
        var earlier = policy.Compilation.Syntax.Environments.Where(environment => changed.Contains(environment.Name.Value)).SelectMany(static environment => environment.After).Select(static one => one.Value);
        return [.. changed, .. earlier];
    }

    private static Dictionary<string, byte[]> TextsOf(GitRepository repository, IEnumerable<TreeEntry?> files)
    {
        var texts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var wanted = files.OfType<TreeEntry>().Where(static file => file.Mode.StartsWith("100", StringComparison.Ordinal)).DistinctBy(static file => file.Object).ToList();
        repository.ReadAll(wanted, (at, bytes) => texts[wanted[at].Object] = bytes);
        return texts;
    }

    // A file that does not even hold the text of a bundle need not be parsed, however long the history is.
    private static ImmutableArray<(string, string, string)> PinsOf(byte[]? bytes, string environment, List<string> bundles)
    {
        if (bytes is null || !bundles.Exists(bundle => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(bundle)) >= 0)) return [];
        var file = Compiler.Parse($"environments/{environment}.pins.yaml", bytes);
        return
        [
            .. from model in (file.Document.Root as YamlMap).Entries("models")
               from slot in (model.Value as YamlMap)?.Entries ?? []
               let bundle = (slot.Value as YamlMap).Text("bundle")?.Value
               where bundle is not null && bundles.Contains(bundle)
               select (model.Name, slot.Name, bundle),
        ];
    }
}
