using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Tests.Variants;

/// <summary>One slip anywhere is one diagnostic: who relies on what was meant there is not blamed too.</summary>
public sealed class SlipTests
{
    // No pipeline of these is like another, where a slip leaves what the base says.
    private static readonly string[] Workspaces = ["quickstart", "recommendation-engine"];

    [Fact]
    public void A_property_that_lacks_a_letter_is_one_mistake()
    {
        var slips = 0;
        foreach (var (entry, place) in Entries())
        {
            if (entry.Name.Length < 4) continue;
            var given = place.Compile(entry.Key, entry.Name[..^2] + entry.Name[^1]);
            if (!given.Any(static diagnostic => diagnostic.Descriptor == Catalog.UnknownProperty)) continue;
            Assert.True(given.Length == 1, $"{place.Path} {entry.Name}\n{string.Join('\n', given.Select(static d => $"{d.Location} {d.Message}"))}");
            slips++;
        }

        Assert.True(slips > 200, $"{slips} properties only.");
    }

    [Theory]
    [InlineData("zzz")]
    [InlineData("[zz]")]
    public void A_value_of_another_kind_is_one_mistake(string value)
    {
        var slips = 0;
        foreach (var (entry, place) in Entries())
        {
            if (entry.Written.Span.Length == 0) continue;
            var given = place.Compile(entry.Written, value);
            Assert.True(given.Length <= 1, $"{place.Path} {entry.Name}\n{string.Join('\n', given.Select(static d => $"{d.Location} {d.Message}"))}");
            slips += given.Length;
        }

        Assert.True(slips > 200, $"{slips} values only.");
    }

    private static IEnumerable<(YamlEntry Entry, Place Place)> Entries() =>
        from workspace in Workspaces
        let files = ExampleWorkspaces.Read(workspace)
        from path in files.Keys
        from entry in EntriesOf(YamlReader.Read(new SourceFile(path, files[path]), new DiagnosticBag()).Root)
        select (entry, new Place(path, files));

    private static IEnumerable<YamlEntry> EntriesOf(YamlNode? node) => node switch
    {
        YamlMap map => map.Entries.SelectMany(static entry => EntriesOf(entry.Written).Prepend(entry)),
        YamlSequence sequence => sequence.Written.SelectMany(EntriesOf),
        _ => [],
    };

    private sealed record Place(string Path, SortedDictionary<string, string> Files)
    {
        public ImmutableArray<Diagnostic> Compile(YamlNode node, string by)
        {
            var text = Files[Path];
            var changed = text[..node.Span.Start] + by + text[node.Span.End..];
            return ExampleWorkspaces.Compile(Files.Select(file => file.Key == Path ? new(Path, changed) : file)).Diagnostics;
        }
    }
}
