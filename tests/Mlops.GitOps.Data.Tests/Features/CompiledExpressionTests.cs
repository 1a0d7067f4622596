using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Data.Features;

namespace Mlops.GitOps.Data.Tests.Features;

public sealed class CompiledExpressionTests
{
    private static readonly string[] Atoms = ["1", "0", "2.5", "1e308", "true", "false", "\"x\"", "\"2024-01-02\"", "5m", "1MiB", "n", "m", "missing", "text", "flag", "at", "[1, n, 2]", "[\"x\", text]", "columns[\"n\"]"];
    private static readonly string[] Operators = ["==", "!=", "<", "<=", ">", ">=", "and", "or", "+", "-", "*", "/", "in"];

    [Fact]
    public void Compiled_expressions_come_to_what_the_evaluator_says()
    {
        var random = new Random(20);
        var read = 0;
        for (var count = 0; count < 20_000; count++)
        {
            var text = Text(random, 4);
            if (ExpressionParser.Parse(text, out _) is not { } expression) continue;
            read++;
            var compiled = CompiledExpression.Of<int>(expression, static name => _ => Scalar.Of(ValueOf(name)))(0);
            var expected = ExpressionEvaluator.Evaluate(expression, ValueOf);
            Assert.True(Show(Scalar.Of(expected)) == Show(compiled), $"{text}: {expected} was expected and {compiled} came");
        }

        Assert.True(read > 10_000, $"Only {read} expressions could be read.");
    }

    private static Value ValueOf(Name name) => (name.Root == "columns" ? name.Segments[1].Text : name.Root) switch
    {
        "n" => Value.Of(3.0),
        "m" => Value.Of(-0.5),
        "text" => Value.Of("x"),
        "flag" => Value.True,
        "at" => new TimestampValue(1_704_153_600_000_000),
        _ => Value.Unknown,
    };

#pragma warning disable CA5394 // Expressions are made up, not kept secret.
    private static string Text(Random random, int depth) => random.Next(depth == 0 ? 1 : 7) switch
    {
        0 => Atoms[random.Next(Atoms.Length)],
        1 => $"not ({Text(random, depth - 1)})",
        2 => $"-({Text(random, depth - 1)})",
        3 => random.Next(4) switch
        {
            0 => $"has({Atoms[10 + random.Next(6)]})",
            1 => $"abs({Text(random, depth - 1)})",
            2 => $"min({Text(random, depth - 1)}, {Text(random, depth - 1)})",
            _ => $"max({Text(random, depth - 1)}, {Text(random, depth - 1)})",
        },
        4 => $"if({Text(random, depth - 1)}, {Text(random, depth - 1)}, {Text(random, depth - 1)})",
        _ => $"({Text(random, depth - 1)}) {Operators[random.Next(Operators.Length)]} ({Text(random, depth - 1)})",
    };
#pragma warning restore CA5394

    private static string Show(Scalar value) => value.Content is Scalar[] items ? $"[{string.Join(", ", items.Select(Show))}]" : value.ToString();
}
