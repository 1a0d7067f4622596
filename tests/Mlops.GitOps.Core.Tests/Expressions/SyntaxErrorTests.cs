using Mlops.GitOps.Core.Expressions;

namespace Mlops.GitOps.Core.Tests.Expressions;

public class SyntaxErrorTests
{
    // The part between guillemets is what the error points at.
    [Theory]
    [InlineData("mni(a, b)", 0, 3, "there is no function 'mni'; there are if, has, min, max and abs", "min")]
    [InlineData("a.b(c)", 0, 3, "'a.b' is not a function; there are if, has, min, max and abs", null)]
    public void Tells_an_unknown_function_from_bad_grammar(string text, int offset, int length, string message, string? suggestion)
    {
        Assert.Null(ExpressionParser.Parse(text, out var error));
        Assert.Equal(new ExpressionSyntaxError(offset, length, message, suggestion) { IsUnknownName = true }, error);
    }

    [Theory]
    [InlineData("«»", "it is empty")]
    [InlineData("«»  ", "it is empty")]
    [InlineData("a «=» 1", "'=' is not an operator; write '==' to compare", "==")]
    [InlineData("a «===» 1", "'===' is not an operator; write '==' to compare", "==")]
    [InlineData("a «=>» 1", "'=>' is not an operator; write '>=' to compare", ">=")]
    [InlineData("a «<>» 1", "'<>' is not an operator; write '!='", "!=")]
    [InlineData("a «&&» b", "'&&' is not an operator; write 'and'", "and")]
    [InlineData("a «||» b", "'||' is not an operator; write 'or'", "or")]
    [InlineData("«!»has(a)", "'!' is not an operator; write 'not'", "not ")]
    [InlineData("a «?» 1 : 2", "'?' is not an operator; write 'if(condition, a, b)'")]
    [InlineData("a «AND» b", "'AND' is not an operator; write 'and'", "and")]
    [InlineData("a «%» 2", "'%' is not an operator; there is no remainder; '%' may only stand right after a number, as in '5%'")]
    [InlineData("a «≥» 2", "'≥' is not an operator; write '>='")]
    [InlineData("a == «“»b”", "'“' is not a quotation mark here; text stands between \" and \"")]
    [InlineData("a \u200b> 2", "the character U+200B can't stand here", null, 2, 1)]
    [InlineData("a \ud83d\ude00", "the character U+1F600 can't stand here", null, 2, 2)]
    [InlineData("a < b «<» c", "comparisons don't chain; join two with 'and'")]
    [InlineData("a in [1] «==» b", "comparisons don't chain; join two with 'and'")]
    [InlineData("(a < b) < (c) «in» d", "comparisons don't chain; join two with 'and'")]
    [InlineData("1 + «(»a", "this '(' is never closed")]
    [InlineData("max«(»a, b", "this '(' is never closed")]
    [InlineData("max«(»a,", "this '(' is never closed")]
    [InlineData("a in «[»1, 2", "this '[' is never closed")]
    [InlineData("metrics«[»\"a\"", "this '[' is never closed")]
    [InlineData("metrics«[»", "a text in quotation marks must follow the '[', as in columns[\"Customer ID\"]")]
    [InlineData("metrics[«0»]", "a text in quotation marks must follow the '[', as in columns[\"Customer ID\"]")]
    [InlineData("a == «\"b»", "the text that begins with \" never ends")]
    [InlineData("a == \"«\\q»\"", "a '\\' in a text must be followed by one of \\ \" ' n r t, or by u and four hexadecimal digits")]
    [InlineData("a == «\"\\»", "the text that begins with \" never ends")]
    [InlineData("a > «5parsecs»", "'parsecs' is not a unit; durations are in ms, s, m, h, d, w and sizes in B, kB, MB, GB, KiB, MiB, GiB")]
    [InlineData("a > «5mib»", "'mib' is not a unit; durations are in ms, s, m, h, d, w and sizes in B, kB, MB, GB, KiB, MiB, GiB", "5MiB")]
    [InlineData("a > 5 «ms»", "the unit 'ms' must stand right after its number, without a space")]
    [InlineData("a > «1e999»", "the number 1e999 is too large")]
    [InlineData("«if(a, b)»", "if takes three arguments: a condition and two values, not 2")]
    [InlineData("«has()»", "has takes one name, not 0")]
    [InlineData("«abs(a, b)» + 1", "abs takes one value, not 2")]
    [InlineData("«min()»", "min takes at least one value, not 0")]
    [InlineData("a «b»", "an operator must stand before 'b'")]
    [InlineData("a «5»", "an operator must stand before '5'")]
    [InlineData("(a «b»)", "an operator must stand before 'b'")]
    [InlineData("a«)»", "nothing opens this ')'")]
    [InlineData("a + «)»", "a value must stand before ')'")]
    [InlineData("(«)»", "a value must stand before ')'")]
    [InlineData("max(a«]»)", "nothing opens this ']'")]
    [InlineData("a +«» ", "it ends where a value must follow")]
    [InlineData("not«»", "it ends where a value must follow")]
    [InlineData("«and» b", "a value must stand before 'and'")]
    [InlineData("a or «or» b", "a value must stand before 'or'")]
    [InlineData("a == «not» b", "'not' can't stand here without parentheses, as in '(not a)'")]
    [InlineData("a «not» in [b]", "'not' stands before what it denies, as in 'not a in b'")]
    [InlineData("a == «null»", "there is no 'null'; has(x) says whether x is there")]
    [InlineData("a > «.»5", "a number begins with a digit, as in '0.5'")]
    [InlineData("a«.»", "a name must follow the '.'")]
    [InlineData("a.«5»", "a name must follow the '.'")]
    [InlineData("[a, «,»]", "a value must stand before ','")]
    [InlineData("«$»{params.x} > 1", "'${' is not an operator; names stand as they are, without '${' and '}'", null, 0, 2)]
    [InlineData("a > 1 «é»", "'é' can't be part of a bare name; write columns[\"…\"] for a column of any name")]
    [InlineData("payment_history«@»2", "'@' has no meaning here")]
    public void Says_what_is_wrong_and_where(string marked, string message, string? suggestion = null, int? offset = null, int? length = null)
    {
        var start = marked.IndexOf('«', StringComparison.Ordinal);
        var end = marked.IndexOf('»', StringComparison.Ordinal) - 1;
        var text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        Assert.Null(ExpressionParser.Parse(text, out var error));
        Assert.Equal(new ExpressionSyntaxError(offset ?? start, length ?? end - start, message, suggestion), error);
    }

    [Fact]
    public void Half_a_character_is_named_by_its_number()
    {
        ExpressionParser.Parse("a \ud83d", out var error);
        Assert.Equal("the character U+D83D can't stand here", error?.Message);
    }

    [Theory]
    [InlineData("(", "")]
    [InlineData("[", "")]
    [InlineData("-", "")]
    [InlineData("not ", "")]
    [InlineData("abs(", "")]
    [InlineData("if(", "")]
    [InlineData("(((", "a)))")]
    public void Stops_at_the_depth_limit(string opening, string closing)
    {
        var text = string.Concat(Enumerable.Repeat(opening, 60_000 / opening.Length)) + closing;
        Assert.Null(ExpressionParser.Parse(text, out var error));
        Assert.Equal("it nests deeper than the 64 levels that an expression may have", error?.Message);
    }

    [Fact]
    public void Reads_to_the_depth_limit_and_no_further()
    {
        Assert.NotNull(ExpressionParser.Parse(Nested(64), out _));
        Assert.Null(ExpressionParser.Parse(Nested(65), out _));

        static string Nested(int depth) => new string('(', depth) + "a" + new string(')', depth);
    }

    [Theory]
    [InlineData(" or a")]
    [InlineData("+a")]
    [InlineData("*a")]
    public void Stops_at_the_limit_of_operators(string link)
    {
        Assert.NotNull(ExpressionParser.Parse("a" + string.Concat(Enumerable.Repeat(link, 1000)), out _));
        Assert.Null(ExpressionParser.Parse("a" + string.Concat(Enumerable.Repeat(link, 1001)), out var error));
        Assert.Equal("it has more than the 1000 operators that an expression may have", error?.Message);
    }

    [Fact]
    public void Refuses_what_is_too_long()
    {
        Assert.Null(ExpressionParser.Parse(new string('(', 100_000), out var error));
        Assert.Equal("it is longer than the 65536 characters that an expression may have", error?.Message);
    }
}
