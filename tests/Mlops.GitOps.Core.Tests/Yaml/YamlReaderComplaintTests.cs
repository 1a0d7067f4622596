using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Tests.Yaml;

public class YamlReaderComplaintTests
{
    [Theory]
    [InlineData("a: \"open\nb: 1\n", "1:4 MLG1001", "not closed")]
    [InlineData("a: 'open", "1:4 MLG1001", "never closed")]
    [InlineData("a: [1, 2\nb: 3\n", "2:1 MLG1001", "not closed")]
    [InlineData("a: [1, 2", "1:8 MLG1001", "not closed")]
    [InlineData("a: b: c\n", "1:5 MLG1001", "':'")]
    [InlineData("{a *b: c}\n", "1:6 MLG1001", "':'")]
    [InlineData("a:\n  b: 1\n c: 2\n", "3:2 MLG1001", "line up")]
    [InlineData("a:\n\tb: 1\n", "2:1 MLG1001", "tab")]
    [InlineData("a:\n\t\n  b: 1\n", "2:1 MLG1001", "tab")]
    [InlineData("a:\n -\t- b\n", "2:3 MLG1001", "tab")]
    [InlineData("%YAML 1.2\n---\na: 1\n", "1:1 MLG1001", "directive")]
    [InlineData("# x\n%TAG ! tag:x,2000:\n---\na: 1\n", "2:1 MLG1001", "directive")]
    [InlineData("a: 1\n%x y\n", "2:1 MLG1001", "directive")]
    [InlineData("a: *nowhere\n", "1:4 MLG1001", "*nowhere")]
    [InlineData("gates:\n  - *x > 1\n", "2:5 MLG1001", "alias")]
    [InlineData("a: &x [*x]\n", "1:8 MLG1001", "inside what")]
    [InlineData("a: \"\\q\"\n", "1:5 MLG1001", "escape")]
    [InlineData("a: @b\n", "1:4 MLG1001", "begin with")]
    [InlineData("a: 1\0\n", "1:5 MLG1001", "NUL")]
    [InlineData("a: \u0007\n", "1:4 MLG1001", "U+0007")]
    [InlineData("# a\u2028b: 1\n", "1:4 MLG1001", "U+2028")]
    [InlineData("# a\rb: 1\n", "1:4 MLG1001", "carriage return")]
    [InlineData("a: 1\n---\nb: 2\n", "2:1 MLG1003", "second document")]
    [InlineData("<<: 1\n", "1:1 MLG1003", "merge key")]
    [InlineData("[a]: 1\n", "1:1 MLG1003", "key")]
    [InlineData("? - a\n: 1\n", "1:3 MLG1003", "key")]
    [InlineData("a\u202Eb: 1\n", "1:1 MLG1005", "U+202E right-to-left override")]
    [InlineData("\"a\\u200b\": 1\n", "1:1 MLG1005", "U+200B zero width space")]
    public void Says_what_is_wrong_where_it_is_wrong(string text, string placeAndCode, string word)
    {
        var reported = Assert.Single(Complaints(text));
        Assert.Equal(placeAndCode, $"{reported.Location.Start.Line}:{reported.Location.Start.Column} {reported.Code}");
        Assert.Contains(word, reported.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Half_a_character_is_no_text() =>
        Assert.Contains("lone surrogate", Assert.Single(Complaints("a: " + (char)0xD83D + "\n")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("'<<': 1\n")]
    [InlineData("a: |\n  x:\n  \ty\n")]
    [InlineData("a: 1\t# note\n")]
    [InlineData("a: 100%\nb: '\n  %'\n")]
    [InlineData("a: \"x\u200By\"\n")]
    [InlineData("---\na: 1\n...\n")]
    [InlineData("a: [\n  1,\n  2,\n]\n")]
    public void Has_nothing_against_what_only_looks_wrong(string text) => Assert.Empty(Complaints(text));

    [Fact]
    public void A_tag_is_reported_unless_another_phase_takes_it_over()
    {
        var diagnostics = new DiagnosticBag();
        var document = YamlReader.Read(new SourceFile("a.yaml", "a: !x 1\nb: !has(y)\n!k c: [!!str z]\n"), diagnostics);
        Assert.Equal(0, diagnostics.Count);
        YamlTags.Report(document, static node => node.Tag == "!has(y)", diagnostics);
        Assert.Equal(["1:4", "3:1", "3:8"], diagnostics.ToSorted().Select(static d => $"{d.Location.Start.Line}:{d.Location.Start.Column}"));
        Assert.All(diagnostics.ToSorted(), static d => Assert.Equal("MLG1003", d.Code));
    }

    private static ImmutableArray<Diagnostic> Complaints(string text)
    {
        var diagnostics = new DiagnosticBag();
        YamlReader.Read(new SourceFile("a.yaml", text), diagnostics);
        return diagnostics.ToSorted();
    }
}
