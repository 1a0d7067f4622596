using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Rules.Planning;
using Mlops.GitOps.Rules.Snapshots;

namespace Mlops.GitOps.Promotion.Snapshots;

/// <summary>Finds in the first-parent history of a commit what slots ran before, as far as a change of pins asks for it.</summary>
public static class PinHistoryReader
{
    public static PinHistory Read(GitRepository repository, string prefix, string commit, IEnumerable<PinChange> changes)
    {
        var wanted = changes.Select(static change => change.After?.Bundle.Value).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0) return PinHistory.None;
        var files = repository.EarlierFiles(commit, prefix + "environments")
            .Where(file => file.Path.StartsWith(prefix, StringComparison.Ordinal) && Compiler.RoleOf(file.Path[prefix.Length..]) == FileRole.Pins)
            .DistinctBy(static file => (file.Path, file.Object)).ToList();
        var pins = ImmutableHashSet.CreateBuilder<EarlierPin>();
        repository.ReadAll(files, (at, bytes) =>
        {
            // Most of a long history is about other bundles; that shows without understanding it.
            if (wanted.Exists(bundle => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(bundle)) >= 0)) pins.UnionWith(PinsIn(Compiler.Parse(files[at].Path[prefix.Length..], bytes)));
        });
        return new PinHistory(pins.ToImmutable());
    }

    private static IEnumerable<EarlierPin> PinsIn(ParsedFile file)
    {
        if (file.Document.Root is not YamlMap body || body.Text("environment")?.Value is not { } environment) return [];
        return
            from model in body.Entries("models")
            where model.Value is YamlMap
            from slot in ((YamlMap)model.Value).Entries
            let bundle = (slot.Value as YamlMap).Text("bundle")?.Value
            where bundle is not null
            select new EarlierPin(environment, model.Name, slot.Name, bundle);
    }
}
