using System.Text.Json;

namespace Mlops.GitOps.Promotion.Forge;

/// <summary>What we read of a pull request ourselves; the rest is recorded as it came.</summary>
internal sealed record PullFacts(long Number, string State, string HeadSha, string HeadBranch, RepositoryName? HeadRepository, string BaseSha, string BaseBranch, string? Url)
{
    public static PullFacts Of(JsonElement pull) => new(
        Field(pull, "number") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : throw Garbled("number"),
        Text(pull, "state"),
        Text(Part(pull, "head"), "sha"),
        Text(Part(pull, "head"), "ref"),
        Field(Part(pull, "head"), "repo") is { ValueKind: JsonValueKind.Object } repository ? RepositoryName.TryParse(Text(repository, "full_name")) : null,
        Text(Part(pull, "base"), "sha"),
        Text(Part(pull, "base"), "ref"),
        Field(pull, "html_url") is { ValueKind: JsonValueKind.String } url ? url.GetString() : null);

    private static JsonElement Part(JsonElement element, string name) => Field(element, name) is { ValueKind: JsonValueKind.Object } part ? part : throw Garbled(name);

    private static string Text(JsonElement element, string name) => Field(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() ?? "" : throw Garbled(name);

    private static JsonElement Field(JsonElement element, string name) => element.TryGetProperty(name, out var field) ? field : default;

    private static ForgeFailure Garbled(string name) => new(ForgeTrouble.Garbled, $"GitHub's answer about the pull request lacks `{name}`, or it is not what it should be");
}
