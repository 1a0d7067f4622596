using Mlops.GitOps.Core.Meaning;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Rules.Planning.Strength;

/// <summary>What a change makes of a rule. Whatever can't be shown to be as strong as before is weaker.</summary>
internal static class Strengths
{
    public static PolicyEffect Greatest(IEnumerable<PolicyEffect> effects) => effects.DefaultIfEmpty(PolicyEffect.Same).Max();

    /// <summary>Something asks more while it is there.</summary>
    public static PolicyEffect OfPresence(Meant? before, Meant? after) => before is null ? PolicyEffect.Stronger : after is null ? PolicyEffect.Weaker : PolicyEffect.Weaker;

    /// <summary>A number or a quantity asks more the greater it is.</summary>
    /// <param name="usual">What it is where nothing is said.</param>
    public static PolicyEffect WhereMoreIsStronger(Meant? before, Meant? after, double? usual) => Compare(NumberOf(before) ?? usual, NumberOf(after) ?? usual);

    /// <summary>A number or a quantity asks more the smaller it is.</summary>
    public static PolicyEffect WhereLessIsStronger(Meant? before, Meant? after, double? usual) => Compare(NumberOf(after) ?? usual, NumberOf(before) ?? usual);

    /// <summary>One of some words, from the weakest to the strongest.</summary>
    public static PolicyEffect OfWords(string? before, string? after, params ReadOnlySpan<string> words) => words.IndexOf(after) is var now && words.IndexOf(before) is var then && (now < 0 || then < 0) ? PolicyEffect.Weaker : Compare(then, now);

    public static double? NumberOf(Meant? meant) =>
        meant is MeantValue { Text: var text } && Quantity.TryParse(text, out var quantity) ? quantity.Value : null;

    private static PolicyEffect Compare(double? before, double? after) => (before, after) switch
    {
        ({ } then, { } now) => now > then ? PolicyEffect.Stronger : now < then ? PolicyEffect.Weaker : PolicyEffect.Same,
        (null, { }) => PolicyEffect.Stronger,
        ({ }, null) => PolicyEffect.Weaker,
        _ => PolicyEffect.Same,
    };
}
