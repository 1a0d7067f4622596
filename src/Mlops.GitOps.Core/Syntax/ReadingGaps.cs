using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>What could not be read, and was reported there: whoever refers to what it may have said is not blamed as well.</summary>
public sealed record ReadingGaps(ImmutableHashSet<string> Sections, ImmutableHashSet<string> Names)
{
    private static readonly string[] HeaderSections = ["roles", "runtimes", "channels"];

    public static ReadingGaps None { get; } = new([], []);

    public bool IsOpen(string section) => Sections.Contains(section);

    /// <summary>Returns the names of a section that are declared with a body which says nothing.</summary>
    public IEnumerable<string> NamesIn(string section)
    {
        var prefix = section + "/";
        return Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name.Substring(prefix.Length));
    }

    internal static ImmutableHashSet<string> SectionsOf(ImmutableArray<ParsedFile> files)
    {
        var open = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var file in files.Where(static file => file.Role == FileRole.Definitions)) AddOpen(file, Vocabulary.Sections, open);
        var header = files.FirstOrDefault(static file => file.Role == FileRole.Header);
        if (header is null) open.UnionWith(HeaderSections);
        else AddOpen(header, HeaderSections, open);
        return open.ToImmutable();
    }

    private static void AddOpen(ParsedFile file, IReadOnlyList<string> sections, ImmutableHashSet<string>.Builder open)
    {
        var isCutShort = file.Diagnostics.Any(diagnostic => IsOfReader(diagnostic.Descriptor) || (file.Document.Root is null && diagnostic.Descriptor == Catalog.ExpressionSyntax));
        if (!isCutShort && file.Document.Root is null or YamlScalar { IsNull: true }) return;
        if (file.Document.Root is not YamlMap root || isCutShort)
        {
            open.UnionWith(sections);
            return;
        }

        foreach (var section in sections)
        {
            if (root.Find(section) is { Value: not YamlMap }) open.Add(section);
        }
    }

    private static bool IsOfReader(DiagnosticDescriptor descriptor) =>
        descriptor == Catalog.InvalidYaml || descriptor == Catalog.BudgetExceeded || descriptor == Catalog.UnsupportedYaml;
}
