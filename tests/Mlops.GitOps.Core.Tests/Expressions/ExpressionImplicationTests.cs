using Mlops.GitOps.Core.Expressions;

namespace Mlops.GitOps.Core.Tests.Expressions;

public sealed class ExpressionImplicationTests
{
    private static readonly string[] Names = ["x", "y", "z"];

    [Theory]
    [InlineData("x >= 0.8", "x >= 0.75", true)]
    [InlineData("x >= 0.75", "x >= 0.8", false)]
    [InlineData("x > 0.8", "x >= 0.8", true)]
    [InlineData("x >= 0.8", "x > 0.8", false)]
    [InlineData("0.8 <= x", "x >= 0.8", true)]
    [InlineData("x == 1", "x >= 0.5 and x <= 2", true)]
    [InlineData("x >= 0.8 and y <= 1", "x >= 0.8", true)]
    [InlineData("x >= 0.8", "x >= 0.8 and y <= 1", false)]
    [InlineData("x >= 0.8", "x >= 0.8 or y <= 1", true)]
    [InlineData("x >= 0.8 or y <= 1", "x >= 0.8", false)]
    [InlineData("not (x < 0.8 or y > 1)", "y <= 1", true)]
    [InlineData("not has(x) or y >= 0", "not has(x) or y >= -0.01", true)]
    [InlineData("not has(x) or y >= -0.02", "not has(x) or y >= -0.01", false)]
    [InlineData("x in [1, 2]", "x in [1, 2, 3]", true)]
    [InlineData("x in [1, 4]", "x in [1, 2, 3]", false)]
    [InlineData("x >= 100ms", "x >= 0.1s", true)]
    [InlineData("x >= 100ms", "x >= 0.1", false)]
    [InlineData("x >= 5%", "x >= 0.05", true)]
    [InlineData("x != 3", "x > 3", false)]
    [InlineData("x > 3", "x != 3", true)]
    [InlineData("x >= y", "x >= y", true)]
    [InlineData("abs(x) <= 0.1", "abs(x) <= 0.2", true)]
    [InlineData("if(x > 1, y > 1, y > 0)", "y > 0", false)]
    public void What_passes_one_passes_the_other(string given, string wanted, bool implies) => Assert.Equal(implies, ExpressionImplication.Implies(Read(given), Read(wanted)));

    [Fact]
    public void Nothing_that_is_shown_is_wrong_for_any_values()
    {
        var shown = 0;
        for (var seed = 0; seed < FuzzCases.Or(20_000); seed++)
        {
            var random = new Random(seed);
            var (given, wanted) = (Read(Condition(random, 3)), Read(Condition(random, 2)));
            if (!ExpressionImplication.Implies(given, wanted)) continue;
            shown++;
            for (var round = 0; round < 200; round++)
            {
                var values = Names.ToDictionary(static name => name, _ => random.Next(5) == 0 ? Value.Unknown : Value.Of(random.Next(-1, 4) / 2.0), StringComparer.Ordinal);
                if (ExpressionEvaluator.Evaluate(given, name => values[name.Root]).IsTrue)
                    Assert.True(ExpressionEvaluator.Evaluate(wanted, name => values[name.Root]).IsTrue, $"{given}  =>  {wanted} for {string.Join(", ", values)}");
            }
        }

        Assert.True(shown > 100, "Hardly anything was shown, so hardly anything was tested.");
    }

    [Fact]
    public void Long_chains_end_in_time_with_a_no()
    {
        var ors = Read(string.Join(" or ", Enumerable.Range(0, 400).Select(static number => FormattableString.Invariant($"x > {number}"))));
        var ands = Read(string.Join(" and ", Enumerable.Range(0, 400).Select(static number => FormattableString.Invariant($"y > {number}"))));
        Assert.False(ExpressionImplication.Implies(ands, ors));
    }

    private static string Condition(Random random, int depth) => (depth == 0 ? 0 : random.Next(6)) switch
    {
        1 or 2 => $"({Condition(random, depth - 1)} and {Condition(random, depth - 1)})",
        3 => $"({Condition(random, depth - 1)} or {Condition(random, depth - 1)})",
        4 => $"not ({Condition(random, depth - 1)})",
        5 when random.Next(3) == 0 => $"has({Names[random.Next(3)]})",
        _ => FormattableString.Invariant($"{Names[random.Next(3)]} {((string[])["<", "<=", ">", ">=", "==", "!="])[random.Next(6)]} {random.Next(-1, 4) / 2.0}"),
    };

    private static Expression Read(string text) => ExpressionParser.Parse(text, out var error) ?? throw new InvalidOperationException($"{text}: {error?.Message}");
}
