using System.Text.RegularExpressions;

namespace Mlops.GitOps.Promotion.Forge;

/// <summary>A repository of the forge.</summary>
public sealed partial record RepositoryName(string Owner, string Name)
{
    public string ApiPath => $"repos/{Owner}/{Name}";

    /// <summary>Reads <c>owner/name</c>; null where that is no name of a repository.</summary>
    public static RepositoryName? TryParse(string written)
    {
        var match = Form().Match(written);
        return match.Success && match.Groups[2].Value is not ("." or "..") ? new RepositoryName(match.Groups[1].Value, match.Groups[2].Value) : null;
    }

    /// <summary>Returns the repository that the address of a remote names; null where it names none.</summary>
    public static RepositoryName? OfRemote(string url)
    {
        var match = Remote().Match(url.Trim());
        return match.Success ? TryParse(match.Groups[1].Value) : null;
    }

    public override string ToString() => $"{Owner}/{Name}";

    [GeneratedRegex("^([A-Za-z0-9](?:[A-Za-z0-9_-]{0,99}))/([A-Za-z0-9._-]{1,100})$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    // https://host/owner/name.git, ssh://git@host/owner/name, git@host:owner/name.git
    [GeneratedRegex("^(?:[a-z+]+://(?:[^/@]*@)?[^/]+/|[^/:@]+@[^/:]+:)([^/]+/[^/]+?)(?:\\.git)?/?$", RegexOptions.CultureInvariant)]
    private static partial Regex Remote();
}
