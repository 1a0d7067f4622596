using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Promotion.Git;

namespace Mlops.GitOps.Promotion.Importing;

/// <summary>Reads the tags of a repository.</summary>
public static class GtoTags
{
    /// <summary>Returns the tags of GTO, oldest first.</summary>
    public static ImmutableArray<GtoTag> Read(GitRepository repository)
    {
        const string Format = "%(refname:strip=2)%00%(objectname)%00%(*objectname)%00%(creatordate:iso-strict)%00%(taggername) %(taggeremail)%00%(contents:subject)";
        return
        [
            .. repository.References("refs/tags", Format).Select(static line => line.Split('\0'))
                .Where(static fields => fields.Length == 6 && fields[3].Length > 0)
                .Select(static fields => GtoTag.TryRead(fields[0], fields[2].Length > 0 ? fields[2] : fields[1], DateTimeOffset.Parse(fields[3], CultureInfo.InvariantCulture), fields[4].Trim(), fields[5]))
                .OfType<GtoTag>()
                .OrderBy(static tag => tag.At).ThenBy(static tag => tag.Name, StringComparer.Ordinal),
        ];
    }
}
