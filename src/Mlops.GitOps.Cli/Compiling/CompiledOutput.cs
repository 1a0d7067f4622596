using System.Collections.Immutable;
using Mlops.GitOps.Backends;

namespace Mlops.GitOps.Cli.Compiling;

/// <summary>What compiling gives, beside what stands on the disk.</summary>
/// <param name="Changes">Files that differ, in ordinal order of their paths; the map is none of them.</param>
/// <param name="Count">All files, changed or not.</param>
internal sealed record CompiledOutput(OutputFolder Folder, ImmutableArray<OutputChange> Changes, int Count, OutputMap Map)
{
    /// <param name="targets">The back-ends that were asked for; files of others stay as they are.</param>
    public static CompiledOutput Of(OutputFolder folder, ImmutableArray<Emission> emissions, Func<string, bool> targets)
    {
        var old = folder.ReadMap();
        var now = OutputMap.Of(emissions, folder.Prefix);
        var texts = emissions.SelectMany(static emission => emission.Files).ToDictionary(folder.PathOf, static file => file.Text, StringComparer.Ordinal);
        var kept = old.Files.Where(file => !targets(file.Value.Backend)).ToList();
        var gone = old.Files.Keys.Except(now.Files.Keys, StringComparer.Ordinal).Except(kept.Select(static file => file.Key), StringComparer.Ordinal);
        var changes = texts.Select(file => new OutputChange(file.Key, Read(folder, file.Key), file.Value))
            .Concat(gone.Select(path => new OutputChange(path, Read(folder, path), null)))
            .Where(static change => change.Before != change.After)
            .OrderBy(static change => change.Path, StringComparer.Ordinal);
        return new CompiledOutput(folder, [.. changes], texts.Count, new OutputMap(now.Files.AddRange(kept)));
    }

    private static string? Read(OutputFolder folder, string path) => File.Exists(folder.FullPathOf(path)) ? File.ReadAllText(folder.FullPathOf(path)) : null;
}
