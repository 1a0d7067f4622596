using System.Collections.Immutable;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>How heavy a difference is, what it makes of the rules, and what follows from it.</summary>
internal sealed record Judgement(Impact Impact, PolicyEffect Policy, ImmutableArray<string> Consequences)
{
    public static Judgement Nothing { get; } = new(Impact.None, PolicyEffect.Same, []);

    public static Judgement Rule(PolicyEffect policy) => new(Impact.None, policy, []);

    public static Judgement Of(Impact impact, params IEnumerable<string> consequences) => new(impact, PolicyEffect.Same, [.. consequences]);

    public Judgement And(PolicyEffect policy) => this with { Policy = Policy > policy ? Policy : policy };

    public Judgement And(Judgement other) => new(
        Impact > other.Impact ? Impact : other.Impact, Policy > other.Policy ? Policy : other.Policy, [.. Consequences.Union(other.Consequences, StringComparer.Ordinal)]);
}
