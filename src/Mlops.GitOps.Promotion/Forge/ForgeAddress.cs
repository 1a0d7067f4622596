namespace Mlops.GitOps.Promotion.Forge;

/// <summary>Where the forge answers, and what opens it.</summary>
/// <param name="Api">The root of its API, with <c>/</c> at the end.</param>
/// <param name="Token">Null asks as nobody.</param>
public sealed record ForgeAddress(Uri Api, string? Token)
{
    private const string Usual = "https://api.github.com";

    /// <summary>Reads what workflows and people set: <c>GITHUB_API_URL</c>, and <c>GITHUB_TOKEN</c> or <c>GH_TOKEN</c>.</summary>
    public static ForgeAddress Of(Func<string, string?> variable)
    {
        var written = Filled(variable("GITHUB_API_URL")) ?? Usual;
        if (!Uri.TryCreate(written.TrimEnd('/') + "/", UriKind.Absolute, out var api) || api.Scheme is not ("https" or "http"))
            throw new ForgeFailure(ForgeTrouble.Unreachable, $"GITHUB_API_URL is no address: {written}", $"GITHUB_API_URL={Usual}");
        if (api.Scheme == "http" && !api.IsLoopback)
            throw new ForgeFailure(ForgeTrouble.Unreachable, $"GITHUB_API_URL is not https, and the token would travel for all to read: {written}");
        return new ForgeAddress(api, Filled(variable("GITHUB_TOKEN")) ?? Filled(variable("GH_TOKEN")));
    }

    /// <summary>Whether an address is of this very server.</summary>
    public bool IsOurs(Uri other) => other.IsAbsoluteUri && other.Scheme == Api.Scheme && other.Port == Api.Port && string.Equals(other.IdnHost, Api.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
