using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>A function as it is written. <c>if</c> is written like one and is none: only one of its branches is looked at.</summary>
internal sealed record FunctionSignature(string Name, Function? Function, int Fewest, int Most, string Takes)
{
    public const string Listed = "if, has, min, max and abs";

    public static readonly ImmutableArray<FunctionSignature> All =
    [
        new("if", null, 3, 3, "three arguments: a condition and two values"),
        new("has", Expressions.Function.Has, 1, 1, "one name"),
        new("min", Expressions.Function.Min, 1, int.MaxValue, "at least one value"),
        new("max", Expressions.Function.Max, 1, int.MaxValue, "at least one value"),
        new("abs", Expressions.Function.Abs, 1, 1, "one value"),
    ];

    public static FunctionSignature? Find(string name)
    {
        foreach (var function in All)
        {
            if (function.Name == name) return function;
        }

        return null;
    }

    public static string NameOf(Function function)
    {
        foreach (var known in All)
        {
            if (known.Function == function) return known.Name;
        }

        return "";
    }
}
