using System.Collections.Immutable;
using Mlops.GitOps.Core.Expressions;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>Looks for values of names under which a condition is true, and some under which it is not: what a test of its rule needs.</summary>
internal static class ConditionExample
{
    private const int MostTried = 20_000;

    /// <returns>The value of each name by its path, or null where none was found.</returns>
    public static ImmutableSortedDictionary<string, Value>? Find(Expression condition, Func<string, IEnumerable<Value>> candidatesOf, bool isTrue)
    {
        var names = condition.Names().Select(static name => name.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var candidates = Array.ConvertAll(names, name => candidatesOf(name).Distinct().ToArray());
        if (candidates.Any(static values => values.Length == 0)) return null;
        var at = new int[names.Length];
        for (var tried = 0; tried < MostTried; tried++)
        {
            var values = names.Select((name, index) => KeyValuePair.Create(name, candidates[index][at[index]])).ToImmutableSortedDictionary(StringComparer.Ordinal);
            if (ExpressionEvaluator.Evaluate(condition, name => values[name.Path]).IsTrue == isTrue) return values;
            var turning = 0;
            while (turning < at.Length && ++at[turning] == candidates[turning].Length) at[turning++] = 0;
            if (turning == at.Length) return null;
        }

        return null;
    }

    /// <summary>Returns the numbers that are written in a condition, and some around them.</summary>
    public static IEnumerable<double> NumbersAround(Expression condition)
    {
        var written = Literals(condition).ToList();
        return written.SelectMany(static number => new[] { number * 2, number / 2, number }).Concat([0, 1]).Where(static number => number >= 0);
    }

    private static IEnumerable<double> Literals(Expression expression) => expression switch
    {
        Literal { Value: NumberValue number } => [number.Value],
        Unary unary => Literals(unary.Operand),
        Binary binary => [.. Literals(binary.Left), .. Literals(binary.Right)],
        In @in => [.. Literals(@in.Item), .. Literals(@in.List)],
        ListLiteral list => list.Items.Items.SelectMany(Literals),
        Call call => call.Arguments.Items.SelectMany(Literals),
        Conditional choice => [.. Literals(choice.Condition), .. Literals(choice.Then), .. Literals(choice.Else)],
        _ => [],
    };
}
