using System.Collections.Immutable;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Tests.Expressions;

/// <summary>Makes trees of every shape the parser can make; the same seed gives the same tree.</summary>
internal sealed class SeededExpressions(int seed)
{
    private const string Characters = "ab \"'\\\n\t\u0001é\u200b\ud83d{}[]()#:,";

    private readonly Random random = new(seed);

    public Expression Next(int depth)
    {
        if (depth == 0) return Leaf();
        return random.Next(10) switch
        {
            0 => new Unary(default, UnaryOperator.Not, Next(depth - 1)),
            1 => new Unary(default, UnaryOperator.Negate, Next(depth - 1)),
            2 or 3 or 4 => new Binary(default, (BinaryOperator)random.Next(12), Next(depth - 1), Next(depth - 1)),
            5 => new In(default, Next(depth - 1), Next(depth - 1)),
            6 => new Conditional(default, Next(depth - 1), Next(depth - 1), Next(depth - 1)),
            7 => Call(depth),
            8 => new ListLiteral(default, Many(random.Next(4), depth)),
            _ => Leaf(),
        };
    }

    private Call Call(int depth)
    {
        var function = (Function)random.Next(4);
        return new(default, function, Many(function is Function.Has or Function.Abs ? 1 : 1 + random.Next(3), depth));
    }

    private ImmutableArray<Expression> Many(int count, int depth) => [.. Enumerable.Range(0, count).Select(_ => Next(depth - 1))];

    private Expression Leaf() => random.Next(4) switch
    {
        0 => new Literal(default, Value.Of(random.Next(2) == 0)),
        1 => new Literal(default, new StringValue(Text())),
        2 => new Literal(default, Value.Of(Number(), (QuantityKind)random.Next(3))),
        _ => Name(),
    };

    private double Number() => random.Next(4) switch
    {
        0 => random.Next(1000),
        1 => random.NextDouble(),
        2 => random.Next(100) * 3600,
        _ => Math.Abs(BitConverter.Int64BitsToDouble(random.NextInt64())) is var any && double.IsFinite(any) ? any : 0,
    };

    private Name Name()
    {
        string[] identifiers = ["a", "metrics", "min", "_x9", "columns", "has"];
        string[] inner = ["in", "and", "true", "auc", "B"];
        var segments = Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(3) == 0
            ? new NameSegment(Text(), default, IsIndex: true)
            : new NameSegment(inner[random.Next(inner.Length)], default, IsIndex: false));
        return new(default, [new(identifiers[random.Next(identifiers.Length)], default, IsIndex: false), .. segments]);
    }

    private string Text() => new([.. Enumerable.Range(0, random.Next(6)).Select(_ => Characters[random.Next(Characters.Length)])]);
}
