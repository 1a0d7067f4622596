using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Meaning;
using Mlops.GitOps.Rules.Planning.Comparing;

namespace Mlops.GitOps.Rules.Planning.Strength;

/// <summary>Whether a version that passes the gates now would have passed them before.</summary>
internal static class GateStrength
{
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
        var isKept = difference.Before is null || Implies(difference.Before, difference.After) || (difference.ListAfter?.Items.Any(other => Implies(difference.Before, other)) ?? false);
        var isNew = difference.After is not null && !(difference.ListBefore?.Items.Any(other => Implies(difference.After, other)) ?? false);
        return !isKept ? PolicyEffect.Weaker : isNew ? PolicyEffect.Stronger : PolicyEffect.Same;
    }

    /// <summary>Returns what another condition makes of a question that must be answered with yes.</summary>
    public static PolicyEffect OfCondition(Meant? before, Meant? after)
    {
        if (before is null) return PolicyEffect.Stronger;
        if (!Implies(after, before)) return PolicyEffect.Weaker;
        return Implies(before, after) ? PolicyEffect.Same : PolicyEffect.Stronger;
    }

    private static bool Implies(Meant? given, Meant? wanted) => Read(given) is { } known && Read(wanted) is { } asked && ExpressionImplication.Implies(known, asked);

    private static bool IsImplied(Meant condition, MeantList? list) => Read(condition) is { } wanted
        && list is { Items.IsEmpty: false }
        && list.Items.Select(Read).OfType<Expression>().ToList() is { Count: > 0 } given
        && ExpressionImplication.Implies(given.Aggregate(static (left, right) => new Binary(left.Range, BinaryOperator.And, left, right)), wanted);

    private static Expression? Read(Meant? meant) => meant is MeantValue { Text: var text } ? ExpressionParser.Parse(text, out _) : null;
}
