using Mlops.GitOps.Core.Meaning;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Rules.Planning.Comparing;

namespace Mlops.GitOps.Rules.Planning.Strength;

/// <summary>Whether every moment that was frozen still is.</summary>
internal static class FreezeStrength
{
    // Nobody freezes that often, and each is held against all.
    private const int MostFreezes = 1_000;

    public static PolicyEffect Of(Difference difference)
    {
        if (Covers(difference.ListBefore, difference.After)) return Covers(difference.ListAfter, difference.Before) ? PolicyEffect.Same : PolicyEffect.Weaker;
        return Covers(difference.ListAfter, difference.Before) ? PolicyEffect.Stronger : PolicyEffect.Weaker;
    }

    private static bool Covers(MeantList? freezes, Meant? one)
    {
        if (one is null) return true;
        if (SpanOf(one) is not { } wanted || freezes?.Items.Length > MostFreezes) return false;
        var at = wanted.From;
        foreach (var (from, to) in (freezes?.Items ?? []).Select(SpanOf).OfType<(DateTimeOffset From, DateTimeOffset To)>().OrderBy(static freeze => freeze.From))
        {
            if (from > at) break;
            if (to > at) at = to;
        }

        return at >= wanted.To;
    }

    private static (DateTimeOffset From, DateTimeOffset To)? SpanOf(Meant freeze) =>
        freeze is MeantMap map && Instant.TryParse(map.TextOf("from") ?? "", out var from) && Instant.TryParse(map.TextOf("to") ?? "", out var to) ? (from, to) : null;
}
