using Mlops.GitOps.Core.Meaning;
using Mlops.GitOps.Rules.Planning.Comparing;

namespace Mlops.GitOps.Rules.Planning.Strength;

/// <summary>Whether rows that are refused before are still refused.</summary>
internal static class QualityStrength
{
    public static PolicyEffect OfExpectation(Difference difference)
    {
        if (difference.Before is null) return PolicyEffect.Stronger;
        if (Arguments(difference.Before) is not { } before || Arguments(difference.After) is not { } after) return PolicyEffect.Weaker;
        var effects = Differences.Between([], new MeantEntry("", default, before), new MeantEntry("", default, after)).Select(static argument => argument.Names switch
        {
            ["mostly"] => Strengths.WhereMoreIsStronger(argument.Before, argument.After, usual: 1),
            ["onFail"] => Strengths.OfWords(argument.TextBefore ?? "fail", argument.TextAfter ?? "fail", "warn", "quarantine", "fail"),
            ["min_value"] => Strengths.WhereMoreIsStronger(argument.Before, argument.After, usual: null),
            ["max_value"] => Strengths.WhereLessIsStronger(argument.Before, argument.After, usual: null),
            ["strict_min" or "strict_max"] => Strengths.OfWords(argument.TextBefore ?? "false", argument.TextAfter ?? "false", "false", "true"),
            ["meta", ..] => PolicyEffect.Same,
            _ => PolicyEffect.Weaker,
        });
        return Strengths.Greatest(effects);
    }

    /// <summary>A list of allowed values asks more the shorter it is, and most where there was none.</summary>
    public static PolicyEffect OfAllowedValues(Difference difference)
    {
        if (difference.ListBefore is { Items.IsEmpty: true }) return PolicyEffect.Stronger;
        if (difference.ListAfter is not { Items.IsEmpty: false }) return PolicyEffect.Weaker;
        return difference.After is null ? PolicyEffect.Stronger : PolicyEffect.Weaker;
    }

    // An expectation is a map of its name to its arguments.
    private static MeantMap? Arguments(Meant? expectation) => expectation is MeantMap { Entries: [{ Value: MeantMap arguments }] } ? arguments : null;
}
