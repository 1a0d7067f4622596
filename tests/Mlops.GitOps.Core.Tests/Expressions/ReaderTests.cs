using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Tests.Expressions;

public class ReaderTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("5")]
    [InlineData("5%")]
    [InlineData("metrics.auc >= 0.8")]
    public void A_plain_scalar_is_an_expression(string text)
    {
        var bag = new DiagnosticBag();
        Assert.NotNull(ExpressionReader.Read(Scalar(text, text, text, ScalarStyle.Plain), bag));
        Assert.Equal(0, bag.Count);
    }

    // The part between guillemets is where the error must stand in the file.
    [Theory]
    [InlineData("- a «=» 1", "a = 1", ScalarStyle.Plain)]
    [InlineData("- 'a «=» 1'", "a = 1", ScalarStyle.SingleQuoted)]
    [InlineData("- \"a «=» 1\"", "a = 1", ScalarStyle.DoubleQuoted)]
    [InlineData("- 'x == ''y'' «&&» z'", "x == 'y' && z", ScalarStyle.SingleQuoted)]
    [InlineData("- \"x == \\\"y\\\" «&&» z\"", "x == \"y\" && z", ScalarStyle.DoubleQuoted)]
    [InlineData("- \"x\\u0020\\t\\x2b 1 «&&» z\"", "x \t+ 1 && z", ScalarStyle.DoubleQuoted)]
    [InlineData("- «a\n  = 1»", "a = 1", ScalarStyle.Plain)]
    [InlineData("- «'a\n  = 1'»", "a = 1", ScalarStyle.SingleQuoted)]
    [InlineData("- «|\n  a = 1\n»", "a = 1\n", ScalarStyle.Literal)]
    [InlineData("- a +«»", "a +", ScalarStyle.Plain)]
    [InlineData("- «»", "", ScalarStyle.Plain)]
    [InlineData("- \"a +«»\"", "a +", ScalarStyle.DoubleQuoted)]
    public void Finds_the_place_in_the_file(string marked, string value, ScalarStyle style)
    {
        var start = marked.IndexOf('«', StringComparison.Ordinal);
        var end = marked.IndexOf('»', StringComparison.Ordinal) - 1;
        var source = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        var bag = new DiagnosticBag();
        Assert.Null(ExpressionReader.Read(Scalar(source, source[2..], value, style), bag));
        var diagnostic = Assert.Single(bag.ToSorted());
        Assert.Equal("MLG4005", diagnostic.Code);
        var file = new SourceFile("a", source);
        Assert.Equal((start, end), (file.OffsetOf(diagnostic.Location.Start), file.OffsetOf(diagnostic.Location.End)));
    }

    [Theory]
    [InlineData("a = 1", "a = 1", ScalarStyle.Plain, "a == 1")]
    [InlineData("'a = ''x'''", "a = 'x'", ScalarStyle.SingleQuoted, "'a == ''x'''")]
    [InlineData("\"a && \\\"x\\\" == b\"", "a && \"x\" == b", ScalarStyle.DoubleQuoted, "\"a and \\\"x\\\" == b\"")]
    [InlineData("a\n  = 1", "a = 1", ScalarStyle.Plain, "\"a == 1\"")]
    public void Mends_a_foreign_operator(string source, string value, ScalarStyle style, string mended)
    {
        var bag = new DiagnosticBag();
        ExpressionReader.Read(Scalar(source, source, value, style), bag);
        Assert.Equal(mended, Mend(source, Assert.Single(bag.ToSorted())));
    }

    [Theory]
    [InlineData("- !has(x)", "- \"not has(x)\"")]
    [InlineData("- !a and b", "- \"not a and b\"")]
    [InlineData("- ! a", "- \"not  a\"")]
    [InlineData("- !a = b", "- \"!a = b\"")]
    public void A_tag_is_a_torn_expression(string source, string mended)
    {
        var torn = Torn(FirstItem(source));
        Assert.Equal("This expression can't be read: YAML takes what begins with '!' for a tag; quote it.", torn.Message);
        Assert.Equal(mended, Mend(source, torn));
    }

    [Theory]
    [InlineData("- a ? 1 : 2", "- \"a ? 1 : 2\"")]
    [InlineData("- {a: b}", "- \"{a: b}\"")]
    [InlineData("- [a]", "- \"[a]\"")]
    public void What_the_reader_takes_apart_is_quoted(string source, string mended) => Assert.Equal(mended, Mend(source, Torn(FirstItem(source))));

    [Theory]
    [InlineData("[min(a, b) > 1]", 1, "[\"min(a, b) > 1\"]")]
    [InlineData("[a, max(b, min(c, d)) > 1, e]", 1, "[a, \"max(b, min(c, d)) > 1\", e]")]
    [InlineData("[a, !has(b) ]", 1, "[a, \"not has(b)\" ]")]
    [InlineData("[min(a,\n  b) > 1]", 1, "[\"min(a, b) > 1\"]")]
    [InlineData("[a > 1, b]", 0, null)]
    [InlineData("- min(a, b) > 1\n- metrics[\"a\"] in [1, 2]\n- \"if(a, b, c)\"", 0, null)]
    public void Lists_of_real_files_are_read_or_mended(string source, int mistakes, string? mended)
    {
        var bag = new DiagnosticBag();
        var list = Assert.IsType<YamlSequence>(YamlReader.Read(new SourceFile("a", source), bag).Root);
        ExpressionReader.ReadList(list, bag);
        Assert.Equal(Enumerable.Repeat("MLG4005", mistakes), bag.ToSorted().Select(static d => d.Code));
        if (mended is not null) Assert.Equal(mended, Mend(source, bag.ToSorted()[0]));
    }

    [Fact]
    public void An_invisible_character_is_reported_as_such_and_once()
    {
        var source = "- \"metrics.\u200bauc = 1\"";
        var bag = new DiagnosticBag();
        Assert.Null(ExpressionReader.Read(FirstItem(source), bag));
        var diagnostic = Assert.Single(bag.ToSorted());
        Assert.Equal(("MLG1005", 12, 13), (diagnostic.Code, diagnostic.Location.Start.Column, diagnostic.Location.End.Column));
        Assert.Equal("- \"metrics.auc = 1\"", Mend(source, diagnostic));
    }

    [Fact]
    public void An_alias_is_a_torn_expression()
    {
        var source = "- *x";
        var torn = Torn(new YamlAlias(Span(source, "*x"), "x", Scalar("true", "true", "true", ScalarStyle.Plain)));
        Assert.Equal("This expression can't be read: YAML takes what begins with '*' for an alias; quote it.", torn.Message);
        Assert.Equal("- \"*x\"", Mend(source, torn));
    }

    [Fact]
    public void A_map_over_several_lines_is_not_quoted()
    {
        var source = "a: 1\nb: 2";
        Assert.Empty(Torn(new YamlMap(Span(source, source), [], IsFlow: false)).Fixes);
    }

    [Theory]
    [InlineData("[min(a, b) > 1]", 0, "[\"min(a, b) > 1\"]", "min(a", "b) > 1")]
    [InlineData("[x > 1, min(a, abs(b), c) > 1, y]", 2, "[x > 1, \"min(a, abs(b), c) > 1\", y]", "x > 1", "min(a", "abs(b)", "c) > 1", "y")]
    [InlineData("[x == \"a, b\"]", 0, "[\"x == \\\"a, b\\\"\"]", "x == \"a", "b\"")]
    public void Items_that_commas_tore_apart_are_one_mistake(string source, int whole, string mended, params string[] items)
    {
        var bag = new DiagnosticBag();
        var read = ExpressionReader.ReadList(Flow(source, items), bag);
        Assert.Equal(whole, read.Length);
        var torn = Assert.Single(bag.ToSorted());
        Assert.Equal("MLG4005", torn.Code);
        Assert.Equal(mended, Mend(source, torn));
    }

    [Theory]
    [InlineData("a && b", "This expression can't be read: '&&' is not an operator; write 'and'.")]
    [InlineData("mni(a) > 1", "There is no function 'mni'; there are if, has, min, max and abs. Did you mean 'min'?")]
    public void Says_once_what_was_meant(string text, string sentence)
    {
        var bag = new DiagnosticBag();
        ExpressionReader.Read(Plain(text, text), bag);
        Assert.Equal(sentence, Assert.Single(bag.ToSorted()).Message);
    }

    [Fact]
    public void A_parenthesis_that_never_closes_does_not_swallow_the_rest()
    {
        var bag = new DiagnosticBag();
        var read = ExpressionReader.ReadList(Flow("[min(a, b > 1, c]", ["min(a", "b > 1", "c"]), bag);
        Assert.Equal(["b > 1", "c"], read.Select(static e => e.Expression.ToString()));
        Assert.Equal("This expression can't be read: this '(' is never closed.", Assert.Single(bag.ToSorted()).Message);
    }

    [Theory]
    [InlineData("a", 0)]
    [InlineData("(", 50_000)]
    public void A_long_list_is_read_item_by_item(string item, int mistakes)
    {
        var source = $"[{string.Join(",", Enumerable.Repeat(item, 50_000))}]";
        var file = new SourceFile("a", source);
        var items = Enumerable.Range(0, 50_000).Select(i => (YamlNode)new YamlScalar(new(file, 1 + (2 * i), 2 + (2 * i)), item, ScalarStyle.Plain));
        var bag = new DiagnosticBag();
        Assert.Equal(50_000 - mistakes, ExpressionReader.ReadList(new(new(file, 0, source.Length), [.. items], IsFlow: true), bag).Length);
        Assert.Equal(mistakes, bag.Count);
    }

    [Fact]
    public void Every_item_that_is_no_scalar_is_reported()
    {
        var source = "[*a, b > 1, {c: d}]";
        var items = ImmutableArray.Create<YamlNode>(
            new YamlAlias(Span(source, "*a"), "a", Plain(source, "b")),
            Plain(source, "b > 1"),
            new YamlMap(Span(source, "{c: d}"), [], IsFlow: true));
        var bag = new DiagnosticBag();
        Assert.Single(ExpressionReader.ReadList(new(Span(source, source), items, IsFlow: true), bag));
        Assert.Equal(["MLG4005", "MLG4005"], bag.ToSorted().Select(static d => d.Code));
    }

    [Fact]
    public void Keys_that_a_comma_tore_off_a_value_are_counted()
    {
        var source = "{expr: min(a, b) + 1, type: float}";
        var expression = new YamlEntry(Plain(source, "expr"), Plain(source, "min(a"));
        var rest = new YamlEntry(Plain(source, "b) + 1"), new YamlScalar(default, "", ScalarStyle.Plain));
        var type = new YamlEntry(Plain(source, "type"), Plain(source, "float"));
        var map = new YamlMap(Span(source, source), [expression, rest, type], IsFlow: true);
        var bag = new DiagnosticBag();
        Assert.Null(ExpressionReader.ReadEntry(map, expression, bag, out var torn));
        Assert.Equal(1, torn);
        Assert.Equal("{expr: \"min(a, b) + 1\", type: float}", Mend(source, Assert.Single(bag.ToSorted())));
    }

    private static YamlNode FirstItem(string source)
    {
        var bag = new DiagnosticBag();
        var list = Assert.IsType<YamlSequence>(YamlReader.Read(new SourceFile("a", source), bag).Root);
        Assert.Equal(0, bag.Count);
        return Assert.Single(list.Written);
    }

    private static Diagnostic Torn(YamlNode node)
    {
        var bag = new DiagnosticBag();
        Assert.Null(ExpressionReader.Read(node, bag));
        var diagnostic = Assert.Single(bag.ToSorted());
        Assert.Equal("MLG4005", diagnostic.Code);
        return diagnostic;
    }

    private static string Mend(string source, Diagnostic diagnostic)
    {
        var edit = Assert.Single(Assert.Single(diagnostic.Fixes).Edits);
        var file = new SourceFile("a", source);
        return source[..file.OffsetOf(edit.Location.Start)] + edit.NewText + source[file.OffsetOf(edit.Location.End)..];
    }

    private static YamlSequence Flow(string source, string[] items) =>
        new(Span(source, source), [.. items.Select(item => Plain(source, item))], IsFlow: true);

    private static YamlScalar Plain(string source, string text) => Scalar(source, text, text, ScalarStyle.Plain);

    private static YamlScalar Scalar(string source, string written, string value, ScalarStyle style) => new(Span(source, written), value, style);

    private static SourceSpan Span(string source, string written)
    {
        var start = source.LastIndexOf(written, StringComparison.Ordinal);
        return new(new SourceFile("a", source), start, start + written.Length);
    }
}
