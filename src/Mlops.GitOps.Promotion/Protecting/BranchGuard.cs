using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Promotion.Forge;

namespace Mlops.GitOps.Promotion.Protecting;

/// <summary>What a branch is guarded by, whichever of the forge's two ways says it.</summary>
/// <param name="Checks">The checks that must pass.</param>
/// <param name="CanBypass">Whether somebody need not heed it; null where that can't be seen.</param>
public sealed record BranchGuard(bool NeedsPull, bool NeedsOwners, ImmutableArray<string> Checks, bool RefusesForce, bool? CanBypass)
{
    private static readonly BranchGuard None = new(false, false, [], false, false);

    public static BranchGuard Of(GitHubClient forge, RepositoryName repository, string branch)
    {
        var rules = forge.RulesOf(repository, branch);
        var guard = OfRules(forge, repository, rules);
        if (forge.Protection(repository, branch) is not { } protection) return rules.IsEmpty ? guard with { CanBypass = true } : guard;
        return rules.IsEmpty ? OfProtection(protection) : Both(guard, OfProtection(protection));
    }

    private static BranchGuard OfRules(GitHubClient forge, RepositoryName repository, ImmutableArray<JsonElement> rules)
    {
        var guard = None;
        var rulesets = new SortedSet<long>();
        foreach (var rule in rules)
        {
            var parameters = Part(rule, "parameters");
            if (Part(rule, "ruleset_id") is { ValueKind: JsonValueKind.Number } id && id.TryGetInt64(out var number)) rulesets.Add(number);
            guard = Text(rule, "type") switch
            {
                "pull_request" => guard with { NeedsPull = true, NeedsOwners = guard.NeedsOwners || IsTrue(parameters, "require_code_owner_review") },
                "required_status_checks" => guard with { Checks = [.. guard.Checks, .. Items(parameters, "required_status_checks").Select(static check => Text(check, "context"))] },
                "non_fast_forward" => guard with { RefusesForce = true },
                _ => guard,
            };
        }

        return guard with { CanBypass = rulesets.Select(id => CanBypassIn(forge.Ruleset(repository, id))).Aggregate((bool?)false, Either) };
    }

    // Who may not manage rules is not told who may pass them by.
    private static bool? CanBypassIn(JsonElement ruleset) => Part(ruleset, "bypass_actors") is { ValueKind: JsonValueKind.Array } actors ? actors.GetArrayLength() > 0 : null;

    private static BranchGuard OfProtection(JsonElement protection)
    {
        var reviews = Part(protection, "required_pull_request_reviews");
        var checks = Part(protection, "required_status_checks");
        var allowances = Part(reviews, "bypass_pull_request_allowances");
        return new BranchGuard(
            reviews.ValueKind == JsonValueKind.Object,
            IsTrue(reviews, "require_code_owner_reviews"),
            [.. Items(checks, "checks").Select(static check => Text(check, "context")).Concat(Items(checks, "contexts").Select(static context => context.GetString() ?? "")).Distinct(StringComparer.Ordinal)],
            !IsTrue(Part(protection, "allow_force_pushes"), "enabled"),
            !IsTrue(Part(protection, "enforce_admins"), "enabled") || Items(allowances, "users").Any() || Items(allowances, "teams").Any() || Items(allowances, "apps").Any());
    }

    private static BranchGuard Both(BranchGuard left, BranchGuard right) => new(
        left.NeedsPull || right.NeedsPull,
        left.NeedsOwners || right.NeedsOwners,
        [.. left.Checks, .. right.Checks],
        left.RefusesForce || right.RefusesForce,
        Either(left.CanBypass, right.CanBypass));

    private static bool? Either(bool? left, bool? right) => left == true || right == true ? true : left is null || right is null ? null : false;

    private static JsonElement Part(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) ? part : default;

    private static string Text(JsonElement element, string name) => Part(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() ?? "" : "";

    private static bool IsTrue(JsonElement element, string name) => Part(element, name).ValueKind == JsonValueKind.True;

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) => Part(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
