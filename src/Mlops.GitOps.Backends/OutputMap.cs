using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Backends;

/// <summary>What <c>generated/map.json</c> says: which files were written by whom, from what.</summary>
/// <param name="Files">By path from the root of the repository.</param>
public sealed record OutputMap(ImmutableSortedDictionary<string, MappedFile> Files)
{
    public const string Path = "generated/map.json";

    public const string Schema = "mlops/map/1";

    public static OutputMap Empty { get; } = new(ImmutableSortedDictionary.Create<string, MappedFile>(StringComparer.Ordinal));

    /// <param name="prefix">Where the workspace lies from the root of the repository; empty, or ends with <c>/</c>.</param>
    public static OutputMap Of(IEnumerable<Emission> emissions, string prefix) => new(
        (from emission in emissions
         from file in emission.Files
         select KeyValuePair.Create(file.Place == OutputPlace.Workspace ? prefix + file.Path : file.Path, new MappedFile(emission.Backend, file.Sources)))
        .ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>Returns the place of the specs that a line of a file was made from; null where nobody knows.</summary>
    public Location? SourceOf(string path, int line)
    {
        if (!Files.TryGetValue(path, out var file)) return null;
        var above = file.Sources.LastOrDefault(source => source.Line <= line);
        return above.Line == 0 ? null : above.From;
    }
}
