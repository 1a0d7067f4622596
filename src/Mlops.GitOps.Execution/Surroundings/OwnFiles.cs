using Mlops.GitOps.Core;

namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>Says which paths are never code: what the tool writes, what reviews change, and specs, whose meaning is in the key already.</summary>
internal static class OwnFiles
{
    private static readonly string[] ReviewedFolders = ["locks/", "generated/", "registry/", "environments/"];

    public static bool Contains(string path)
    {
        if (IsInOwnFolder(path) || Compiler.RoleOf(path) is not null) return true;
        foreach (var folder in ReviewedFolders)
            if (path.StartsWith(folder, StringComparison.Ordinal)) return true;
        return path.StartsWith("__pycache__/", StringComparison.Ordinal) || path.Contains("/__pycache__/", StringComparison.Ordinal);
    }

    /// <summary>Whether a path is at or under a <c>.mlops</c> or <c>.git</c>.</summary>
    public static bool IsInOwnFolder(string path)
    {
        foreach (var range in path.AsSpan().Split('/'))
            if (path.AsSpan(range) is ".mlops" or ".git") return true;
        return false;
    }
}
