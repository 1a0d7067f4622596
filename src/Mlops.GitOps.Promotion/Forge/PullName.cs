using System.Globalization;

namespace Mlops.GitOps.Promotion.Forge;

/// <summary>A pull request of a repository.</summary>
public sealed record PullName(RepositoryName Repository, long Number)
{
    /// <summary>Reads <c>owner/name#12</c>; null where that names no pull request.</summary>
    public static PullName? TryParse(string written)
    {
        var at = written.LastIndexOf('#');
        return at > 0 && RepositoryName.TryParse(written[..at]) is { } repository && long.TryParse(written.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new PullName(repository, number)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Repository}#{Number}");
}
