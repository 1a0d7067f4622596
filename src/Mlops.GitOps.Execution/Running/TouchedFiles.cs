using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Finds what was touched while a stage ran.</summary>
internal static class TouchedFiles
{
    private const int BatchSize = 256;

    /// <summary>Returns one of these files, or of what is under these folders, that was touched since it was asked about; null where none was.</summary>
    public static string? Find(FileTable files, IReadOnlyList<string> paths)
    {
        var leaves = new List<string>(paths.Count);
        foreach (var path in paths)
        {
            if (Collect(files, path, leaves) is { } folder) return folder;
        }

        string? touched = null;
        Batches.Run(leaves.Count, BatchSize, (start, end) =>
        {
            for (var at = start; at < end && Volatile.Read(ref touched) is null; at++)
            {
                if (files.WasTouched(leaves[at])) Interlocked.CompareExchange(ref touched, leaves[at], null);
            }
        });
        return touched;
    }

    /// <summary>Adds the files under a path, and returns a folder that was touched itself.</summary>
    private static string? Collect(FileTable files, string path, List<string> leaves)
    {
        if (files.WasTouched(path)) return path;
        if (files.KindOf(path) != FileKind.Folder) return null;
        foreach (var entry in files.EntriesOf(path))
        {
            var inner = Path.Join(path, entry.Name);
            if (entry.Kind != FileKind.Folder) leaves.Add(inner);
            else if (Collect(files, inner, leaves) is { } touched) return touched;
        }

        return null;
    }
}
