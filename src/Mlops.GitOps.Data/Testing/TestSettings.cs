using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Testing;

/// <summary>What a spec says of a `test` stage: the stage that is tested, golden rows for it, and laws that hold of whatever it gives.</summary>
internal sealed record TestSettings(TestedStage Of, ImmutableArray<GoldenCase> Cases, ImmutableArray<Law> Laws)
{
    public static TestSettings Read(JsonElement settings, Func<string, string> pathOf) => new(
        TestedStage.Read(settings.Item("of")),
        settings.TryGetProperty("cases", out var cases) ? CasesOf(cases, pathOf) : [],
        settings.TryGetProperty("properties", out var laws) ? [.. laws.EnumerateArray().Select(Law.Read)] : []);

    private static ImmutableArray<GoldenCase> CasesOf(JsonElement cases, Func<string, string> pathOf) => [.. cases.EnumerateArray().Select(@case => GoldenCase.Read(@case, pathOf))];
}
