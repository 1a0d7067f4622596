namespace Mlops.GitOps.Promotion.Tests.Forge;

/// <param name="Target">Path and query, as they were sent.</param>
internal sealed record LoopbackRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Path => Target.Split('?')[0];

    public string? Query(string name) => Target.Split('?') is [_, var query]
        ? query.Split('&').Select(static pair => pair.Split('=', 2)).Where(pair => pair[0] == name).Select(static pair => Uri.UnescapeDataString(pair[1])).FirstOrDefault()
        : null;

    public override string ToString() => $"{Method} {Target}";
}
