using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Meaning;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Snapshots;

namespace Mlops.GitOps.Rules.Planning.Comparing;

/// <summary>Finds what the specs and the records of two snapshots say differently. A file that both share is never looked into.</summary>
internal static class WorkspaceDifferences
{
    public static IEnumerable<Difference> Between(Snapshot @base, Snapshot head) => Header(@base, head).Concat(Definitions(@base, head)).Concat(Records(@base, head));

    private static IEnumerable<Difference> Header(Snapshot @base, Snapshot head)
    {
        var (before, after) = (@base.Compilation.Syntax.Header.Body, head.Compilation.Syntax.Header.Body);
        return ReferenceEquals(before, after) ? [] : Differences.Between([], Entry("", default, Meanings.OfHeader(before)), Entry("", default, Meanings.OfHeader(after)));
    }

    private static IEnumerable<Difference> Definitions(Snapshot @base, Snapshot head)
    {
        var (before, after) = (@base.Compilation.Model, head.Compilation.Model);
        var known = Definition.In(before).ToDictionary(static one => (one.Section, one.Name));
        var isElsewhere = HasOtherSurroundings(before, after);
        foreach (var young in Definition.In(after))
        {
            known.Remove((young.Section, young.Name), out var old);
            if (old is not null && ReferenceEquals(old.Body, young.Body) && !(isElsewhere && young.Section is "models" or "pipelines")) continue;
            foreach (var difference in Differences.Between([young.Section, young.Name], old is null ? null : Meaning(old, before), Meaning(young, after))) yield return difference;
        }

        foreach (var old in known.Values)
        {
            foreach (var difference in Differences.Between([old.Section, old.Name], Meaning(old, before), null)) yield return difference;
        }
    }

    // What a model or a pipeline says also depends on which versions of views there are, and on what the header says of all stages.
    private static bool HasOtherSurroundings(SpecModel before, SpecModel after) =>
        !ReferenceEquals(before.Syntax.Header.Body, after.Syntax.Header.Body) || !before.Views.Select(static view => view.FullName).SequenceEqual(after.Views.Select(static view => view.FullName), StringComparer.Ordinal);

    private static IEnumerable<Difference> Records(Snapshot @base, Snapshot head)
    {
        var known = @base.Files.Where(IsRecord).ToDictionary(static file => file.Path, StringComparer.Ordinal);
        foreach (var young in head.Files.Where(IsRecord))
        {
            known.Remove(young.Path, out var old);
            if (ReferenceEquals(old, young)) continue;
            foreach (var difference in Differences.Between(NamesOf(young), old is null ? null : RecordOf(old), RecordOf(young))) yield return difference;
        }

        foreach (var old in known.Values)
        {
            foreach (var difference in Differences.Between(NamesOf(old), RecordOf(old), null)) yield return difference;
        }
    }

    // What is pinned is compared slot by slot.
    private static bool IsRecord(ParsedFile file) => file.Role is FileRole.Version or FileRole.Rejected;

    private static ImmutableArray<string> NamesOf(ParsedFile file)
    {
        var parts = file.Path.Split('/');
        return file.Role == FileRole.Rejected ? ["rejected", parts[1]] : ["versions", parts[1], parts[2][..^".yaml".Length]];
    }

    private static MeantEntry Meaning(Definition definition, SpecModel specs) => Entry(definition.Name, definition.At, Meanings.OfDefinition(definition.Section, definition.Body, specs));

    private static MeantEntry? RecordOf(ParsedFile file) =>
        file.Document.Root is YamlMap body ? Entry(file.Path, body.Entries.IsEmpty ? body.Span : body.Entries[0].Key.Span, Meanings.OfRecord(file.Role, body)) : null;

    private static MeantEntry Entry(string name, SourceSpan at, Meant value) => new(name, at, value);
}
