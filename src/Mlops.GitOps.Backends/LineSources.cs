using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends;

/// <summary>Finds the lines of written YAML that come from somewhere: what was written is read again, and both trees are walked side by side.</summary>
internal static class LineSources
{
    public static ImmutableArray<LineSource> Of(string path, string text, YamlNode tree)
    {
        var file = new SourceFile(path, text);
        var found = new SortedDictionary<int, Location>();
        if (YamlReader.Read(file, new DiagnosticBag()).Root is { } written) Walk(tree, written, file, found);
        return [.. found.Select(static line => new LineSource(line.Key, line.Value))];
    }

    private static void Walk(YamlNode made, YamlNode written, SourceFile file, SortedDictionary<int, Location> found)
    {
        Note(made, written, file, found);
        switch (made, written)
        {
            case (YamlMap map, YamlMap other):
                for (var at = 0; at < Math.Min(map.Entries.Length, other.Entries.Length); at++)
                {
                    Note(map.Entries[at].Value, other.Entries[at].Key, file, found);
                    Walk(map.Entries[at].Value, other.Entries[at].Value, file, found);
                }

                break;
            case (YamlSequence list, YamlSequence other):
                foreach (var (item, read) in list.Items.Zip(other.Items)) Walk(item, read, file, found);
                break;
        }
    }

    // The outermost that begins on a line says most of it.
    private static void Note(YamlNode made, YamlNode written, SourceFile file, SortedDictionary<int, Location> found)
    {
        if (made.Span.File is not null) found.TryAdd(file.PositionOf(written.Span.Start).Line, made.Span.ToLocation());
    }
}
