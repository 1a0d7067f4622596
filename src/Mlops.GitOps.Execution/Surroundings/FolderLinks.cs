using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>Says which links to folders a walk follows: those that stay in the workspace and do not lead back to where the walk came from.</summary>
internal static class FolderLinks
{
    public static bool IsFollowed(string root, string link)
    {
        if (RealPath.Of(root) is not { } realRoot || RealPath.Of(link) is not { } target || Path.GetDirectoryName(link) is not { } parent) return false;
        if (RealPath.Of(parent) is not { } realParent) return false;
        var isInside = target.StartsWith(realRoot + "/", StringComparison.Ordinal);
        return isInside && !(realParent + "/").StartsWith(target + "/", StringComparison.Ordinal) && !OwnFiles.IsInOwnFolder(target[(realRoot.Length + 1)..]);
    }

    public static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;
}
