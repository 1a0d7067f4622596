using Mlops.GitOps.Backends;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Cli.Compiling;

/// <summary>Puts compiled files in their places. While it does, the map lists those that come and those that go: whatever it does not list, nobody would ever remove.</summary>
internal static class OutputWriter
{
    public static void Write(CompiledOutput output)
    {
        var folder = output.Folder;
        var map = folder.FullPathOf(folder.MapPath);
        if (!output.Changes.IsEmpty) WriteIfNew(map, output.Map with { Files = output.Map.Files.AddRange(folder.ReadMap().Files.Where(file => !output.Map.Files.ContainsKey(file.Key))) });
        foreach (var change in output.Changes)
        {
            var path = folder.FullPathOf(change.Path);
            if (change.After is { } text) AtomicFile.Write(path, text);
            else Remove(path, folder.Root);
        }

        WriteIfNew(map, output.Map);
    }

    private static void WriteIfNew(string path, OutputMap map)
    {
        var text = OutputMapJson.Write(map, ToolVersion.Text);
        if (!File.Exists(path) || File.ReadAllText(path) != text) AtomicFile.Write(path, text);
    }

    // A folder that is left without files is nobody's.
    private static void Remove(string path, string root)
    {
        File.Delete(path);
        for (var parent = Path.GetDirectoryName(path); parent is not null && parent.Length > root.Length && !Directory.EnumerateFileSystemEntries(parent).Any(); parent = Path.GetDirectoryName(parent)) Directory.Delete(parent);
    }
}
