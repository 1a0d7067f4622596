using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Tests.Yaml;

public class YamlReaderTests
{
    /// <summary>The part of the text that a span covers says whether the span is right, and reads better than offsets.</summary>
    [Theory]
    [InlineData("a: 1", "a: 1")]
    [InlineData("a:\n  - b\n  - c   # no\n\n", "a:\n  - b\n  - c")]
    [InlineData("a: \"q\"  \n", "a: \"q\"")]
    [InlineData("a: [b, c ] # no\n", "a: [b, c ]")]
    [InlineData("a: |\n  text\n\n\n", "a: |\n  text")]
    [InlineData("a:\nb:\n", "a:\nb:")]
    [InlineData("- a\n-\n", "- a\n-")]
    [InlineData("- a\r\n- b\r\n", "- a\r\n- b")]
    [InlineData("&x\na: 1\n", "a: 1")]
    [InlineData("---\na: é😀\n...\n", "a: é😀")]
    public void The_span_of_a_collection_ends_with_its_last_content(string text, string covered) =>
        Assert.Equal(covered, TextOf(Read(text)));

    [Theory]
    [InlineData("x: word", "word")]
    [InlineData("x: 'it''s'", "'it''s'")]
    [InlineData("x: \"a\\\"b\" # c", "\"a\\\"b\"")]
    [InlineData("x: two\n  lines\n", "two\n  lines")]
    [InlineData("x: &a word", "word")]
    [InlineData("x: &a \"word\"", "\"word\"")]
    [InlineData("x: !has(a) and b", "!has(a) and b")]
    [InlineData("x: !has(a)", "!has(a)")]
    [InlineData("x: &a !t [1]", "!t [1]")]
    [InlineData("x: {a: b, c}", "{a: b, c}")]
    [InlineData("x: >-\n  folded\n  text\n\n", ">-\n  folded\n  text")]
    [InlineData("x:", "")]
    public void The_span_of_a_value_covers_its_quotes_and_its_tag_but_not_its_anchor(string text, string covered) =>
        Assert.Equal(covered, TextOf(Assert.IsType<YamlMap>(Read(text)).Entries[0].Written));

    [Fact]
    public void A_value_that_is_left_out_stands_behind_its_indicator()
    {
        var map = Assert.IsType<YamlMap>(Read("a:   # later\n\nb:\n  -\n  - 1\n"));
        Assert.Equal(2, map.Entries[0].Written.Span.Start);
        Assert.Equal("a:   # later\n\nb:\n  -".Length, Assert.IsType<YamlSequence>(map.Entries[1].Written).Written[0].Span.Start);
    }

    [Fact]
    public void A_pair_in_a_list_is_a_map_with_a_place()
    {
        var list = Assert.IsType<YamlSequence>(Read("[a: b, {c: d}]"));
        Assert.Equal(["a: b", "{c: d}"], list.Written.Select(TextOf));
    }

    [Fact]
    public void An_alias_stands_for_what_its_anchor_marks_and_keeps_its_own_place()
    {
        var map = Assert.IsType<YamlMap>(Read("a: &x [1, 2]\nb: *x\n"));
        var alias = Assert.IsType<YamlAlias>(map.Entries[1].Written);
        Assert.Equal("*x", TextOf(alias));
        Assert.Same(map.Entries[0].Value, map.Entries[1].Value);
        Assert.Equal("x", map.Entries[0].Value.Anchor);
    }

    [Fact]
    public void Every_comment_is_found_and_none_is_invented()
    {
        const string text = "# top\na: \"# no\" # one\n\n  # own\nb: x#no # two\nc: | # head\n  # text\nd: [1, # in\n 2]\ne: &a#no 1\n# end";
        var document = YamlReader.Read(new SourceFile("a.yaml", text), new DiagnosticBag());
        Assert.Equal(["# top", "# one", "# own", "# two", "# head", "# in", "# end"], document.Comments.Select(static c => c.Text));
        Assert.Equal([true, false, true, false, false, false, true], document.Comments.Select(static c => c.IsOnItsOwnLine));
        Assert.All(document.Comments, static c => Assert.Equal(c.Text, c.Span.File.Text[c.Span.Start..c.Span.End]));
    }

    [Fact]
    public void The_first_of_two_equal_keys_wins_and_the_second_is_reported()
    {
        var diagnostics = new DiagnosticBag();
        var map = Assert.IsType<YamlMap>(YamlReader.Read(new SourceFile("a.yaml", "a: 1\nb: 2\n'a': 3\n"), diagnostics).Root);
        Assert.Equal(["a", "b"], map.Entries.Select(static e => e.Name));
        var reported = Assert.Single(diagnostics.ToSorted());
        Assert.Equal(("MLG1002", 3, 1), (reported.Code, reported.Location.Start.Line, reported.Location.Start.Column));
        Assert.Equal(1, Assert.Single(reported.Related).Location.Start.Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# only a comment\n")]
    public void A_file_without_content_has_no_root(string text) =>
        Assert.Null(YamlReader.Read(new SourceFile("a.yaml", text), new DiagnosticBag()).Root);

    private static YamlNode Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(new SourceFile("a.yaml", text), diagnostics).Root;
        Assert.Empty(diagnostics.ToSorted());
        return Assert.IsAssignableFrom<YamlNode>(root);
    }

    private static string TextOf(YamlNode node) => node.Span.File.Text[node.Span.Start..node.Span.End];
}
