using Mlops.GitOps.Core.Expressions;

namespace Mlops.GitOps.Core.Tests.Expressions;

public class ParserTests
{
    // The right side shows the same with all its parentheses.
    [Theory]
    [InlineData("a or b and c", "(a or (b and c))")]
    [InlineData("a and b or c", "((a and b) or c)")]
    [InlineData("a or b or c", "((a or b) or c)")]
    [InlineData("not a and b", "((not a) and b)")]
    [InlineData("not a == b", "(not (a == b))")]
    [InlineData("not not a", "(not (not a))")]
    [InlineData("not a in [b]", "(not (a in [b]))")]
    [InlineData("a + b < c * d", "((a + b) < (c * d))")]
    [InlineData("a - b - c", "((a - b) - c)")]
    [InlineData("a - (b - c)", "(a - (b - c))")]
    [InlineData("a / b * c", "((a / b) * c)")]
    [InlineData("a + b * c - d", "((a + (b * c)) - d)")]
    [InlineData("-a * b", "((-a) * b)")]
    [InlineData("a * -b", "(a * (-b))")]
    [InlineData("- - a", "(-(-a))")]
    [InlineData("a + b in [c, d]", "((a + b) in [c, d])")]
    [InlineData("a == b and c != d or e", "(((a == b) and (c != d)) or e)")]
    [InlineData("if(a, b, c) + 1", "(if(a, b, c) + 1)")]
    [InlineData("min(a, b + 1) >= abs(-c)", "(min(a, (b + 1)) >= abs((-c)))")]
    [InlineData("not has(champion) or delta.auc.lower >= -0.01", "((not has(champion)) or (delta.auc.lower >= (-0.01)))")]
    [InlineData("slices.sex[\"f\"].auc > 5%", "(slices.sex[\"f\"].auc > 0.05)")]
    [InlineData("columns['Customer ID'] == 'x'", "(columns[\"Customer ID\"] == \"x\")")]
    [InlineData("p99 > 100ms", "(p99 > 100ms)")]
    [InlineData("x in []", "(x in [])")]
    [InlineData("x.in.and.true", "x.in.and.true")]
    [InlineData("min > max.min", "(min > max.min)")]
    [InlineData("  true\n", "true")]
    public void Binds_operators_by_their_strength(string text, string meaning)
    {
        var expression = ExpressionParser.Parse(text, out var error);
        Assert.Null(error);
        Assert.NotNull(expression);
        Assert.Equal(meaning, Parenthesized(expression));
    }

    [Fact]
    public void Ranges_are_offsets_into_the_text()
    {
        var text = " (a + metrics[\"x y\"].b) * 5ms";
        var product = Assert.IsType<Binary>(ExpressionParser.Parse(text, out _));
        Assert.Equal("(a + metrics[\"x y\"].b) * 5ms", Cut(product.Range));
        Assert.Equal("(a + metrics[\"x y\"].b)", Cut(product.Left.Range));
        Assert.Equal("5ms", Cut(product.Right.Range));
        var name = product.Names().Last();
        Assert.Equal("metrics[\"x y\"].b", Cut(name.Range));
        Assert.Equal(["metrics", "\"x y\"", "b"], name.Segments.Select(s => Cut(s.Range)));

        string Cut(TextRange range) => text.Substring(range.Start, range.Length);
    }

    [Fact]
    public void Lists_every_name_as_written()
    {
        var expression = ExpressionParser.Parse("if(a.b > 1, min(c, d), [e] in f) or not has(g) and -h == 2", out _);
        Assert.NotNull(expression);
        Assert.Equal("a.b c d e f g h".Split(' '), expression.Names().Select(n => n.Path));
    }

    [Fact]
    public void Reads_the_escapes_of_a_text()
    {
        var literal = Assert.IsType<Literal>(ExpressionParser.Parse("""  "a\"\\\n\t\r\u00e9\'"  """, out _));
        Assert.Equal(new StringValue("a\"\\\n\t\ré'"), literal.Value);
    }

    private static string Parenthesized(Expression expression) => expression switch
    {
        Binary b => $"({Parenthesized(b.Left)} {ExpressionPrinter.TextOf(b.Operator)} {Parenthesized(b.Right)})",
        Unary { Operator: UnaryOperator.Not } n => $"(not {Parenthesized(n.Operand)})",
        Unary n => $"(-{Parenthesized(n.Operand)})",
        In i => $"({Parenthesized(i.Item)} in {Parenthesized(i.List)})",
        Conditional c => $"if({Parenthesized(c.Condition)}, {Parenthesized(c.Then)}, {Parenthesized(c.Else)})",
        Call c => $"{c.Function.ToString().ToLowerInvariant()}({string.Join(", ", c.Arguments.Select(Parenthesized))})",
        ListLiteral l => $"[{string.Join(", ", l.Items.Select(Parenthesized))}]",
        _ => expression.ToString(),
    };
}
