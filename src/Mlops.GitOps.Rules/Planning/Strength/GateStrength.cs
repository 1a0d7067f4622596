using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Meaning;
using Mlops.GitOps.Rules.Planning.Comparing;

namespace Mlops.GitOps.Rules.Planning.Strength;

/// <summary>Whether a version that passes the gates now would have passed them before.</summary>
internal static class GateStrength
{
    // Nobody writes that many conditions, and each is held against all.
    private const int MostConditions = 200;

    /// <summary>Returns what a changed item makes of a list of conditions that must all hold.</summary>
    public static PolicyEffect OfGates(Difference difference)
    {
        var isKept = difference.Before is null || IsImplied(difference.Before, difference.ListAfter);
        var isNew = difference.After is not null && !IsImplied(difference.After, difference.ListBefore);
        return !isKept ? PolicyEffect.Weaker : isNew ? PolicyEffect.Stronger : PolicyEffect.Same;
    }

    /// <summary>Returns what a changed item makes of a list of alarms: each goes off where its condition holds.</summary>
    public static PolicyEffect OfAlarms(Difference difference)
    {
        var isKept = difference.Before is null || Implies(difference.Before, difference.After) || Few(difference.ListAfter).Any(other => Implies(difference.Before, other));
        var isNew = difference.After is not null && !Few(difference.ListBefore).Any(other => Implies(difference.After, other));
        return !isKept ? PolicyEffect.Weaker : isNew ? PolicyEffect.Stronger : PolicyEffect.Same;
    }

    /// <summary>Returns what another condition makes of a question that must be answered with yes.</summary>
    public static PolicyEffect OfCondition(Meant? before, Meant? after)
    {
        if (before is null) return PolicyEffect.Stronger;
        if (!Implies(after, before)) return PolicyEffect.Weaker;
        return Implies(before, after) ? PolicyEffect.Same : PolicyEffect.Stronger;
    }

    private static IEnumerable<Meant> Few(MeantList? list) => list?.Items.Take(MostConditions) ?? [];

    private static bool Implies(Meant? given, Meant? wanted) => Read(given) is { } known && Read(wanted) is { } asked && ExpressionImplication.Implies(known, asked);

    private static bool IsImplied(Meant condition, MeantList? list) => Read(condition) is { } wanted
        && list is { Items.Length: > 0 and <= MostConditions }
        && list.Items.Select(Read).OfType<Expression>().ToList() is { Count: > 0 } given
        && ExpressionImplication.Implies(Together(given, 0, given.Count), wanted);

    // In halves, so that a long list makes no deep tree.
    private static Expression Together(List<Expression> conditions, int from, int to)
    {
        if (to - from == 1) return conditions[from];
        var middle = (from + to) / 2;
        var (left, right) = (Together(conditions, from, middle), Together(conditions, middle, to));
        return new Binary(left.Range, BinaryOperator.And, left, right);
    }

    private static Expression? Read(Meant? meant) => meant is MeantValue { Text: var text } ? ExpressionParser.Parse(text, out _) : null;
}
