using Mlops.GitOps.Core.Expressions;

namespace Mlops.GitOps.Core.Tests.Expressions;

public class PrinterTests
{
    [Theory]
    [InlineData("((a)) or ((b and (c)))", "a or b and c")]
    [InlineData("(a or b) and c", "(a or b) and c")]
    [InlineData("not (a and b)", "not (a and b)")]
    [InlineData("(not a) == b", "(not a) == b")]
    [InlineData("(a < b) == (c < d)", "(a < b) == (c < d)")]
    [InlineData("a-(b-c)", "a - (b - c)")]
    [InlineData("-(a+b)*2", "-(a + b) * 2")]
    [InlineData("24h==metrics['a']", "1d == metrics[\"a\"]")]
    [InlineData("if ( a,5%,[ 1,2 ] )", "if(a, 0.05, [1, 2])")]
    public void Writes_no_parentheses_but_those_it_needs(string text, string canonical) =>
        Assert.Equal(canonical, ExpressionParser.Parse(text, out _)?.ToString());

    [Theory]
    [InlineData("a > 24h", "(a) > 1d", true)]
    [InlineData("a > 5%", "a > 0.05", true)]
    [InlineData("a == 'x'", "a == \"x\"", true)]
    [InlineData("a > 1s", "a > 1", false)]
    [InlineData("a + b", "b + a", false)]
    [InlineData("a.b", "a[\"b\"]", false)]
    [InlineData("[a]", "[a, a]", false)]
    [InlineData("min(a, b)", "max(a, b)", false)]
    public void Compares_what_is_said_and_not_how(string left, string right, bool same) =>
        Assert.Equal(same, ExpressionParser.Parse(left, out _)!.SemanticEquals(ExpressionParser.Parse(right, out _)!));

    [Fact, Trait("Kind", "fuzz")]
    public void What_is_printed_reads_back_as_the_same_tree()
    {
        for (var seed = 0; seed < FuzzCases.Or(20_000); seed++)
        {
            var expression = new SeededExpressions(seed).Next(depth: 1 + (seed % 5));
            var text = ExpressionPrinter.Print(expression);
            var back = ExpressionParser.Parse(text, out var error);
            Assert.True(back is not null, $"seed {seed}: {text}: {error}");
            Assert.True(expression.SemanticEquals(back), $"seed {seed}: {text}");
            Assert.Equal(text, ExpressionPrinter.Print(back));
        }
    }
}
