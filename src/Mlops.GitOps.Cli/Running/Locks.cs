using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Execution.Records;

namespace Mlops.GitOps.Cli.Running;

/// <summary>The locks of a workspace.</summary>
internal static class Locks
{
    /// <summary>Returns the paths of the lock of a pipeline, or of all.</summary>
    public static IReadOnlyList<string> Choose(string root, string? pipeline)
    {
        var all = AllIn(root);
        if (all.Length == 0) throw new UserMistake("there is no lock yet: a complete run writes it", "mlops run", ExitStatus.No);
        if (pipeline is null) return all;
        var path = LockFile.PathOf(root, pipeline);
        return all.Contains(path, StringComparer.Ordinal) ? [path] : throw PipelineChoice.Unknown(pipeline, all.Select(static path => Path.GetFileNameWithoutExtension(path)));
    }

    public static bool AreThere(string root) => AllIn(root).Length > 0;

    private static string[] AllIn(string root)
    {
        var folder = Path.Join(root, "locks");
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.lock").Order(StringComparer.Ordinal)] : [];
    }
}
