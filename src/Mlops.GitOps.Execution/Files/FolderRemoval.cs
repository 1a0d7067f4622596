namespace Mlops.GitOps.Execution.Files;

/// <summary>Removes folders. What .NET has for it is compiled anew at every start, and every run removes one.</summary>
internal static class FolderRemoval
{
    public static void Delete(string folder)
    {
        foreach (var entry in FolderListing.Once(folder))
        {
            var path = Path.Join(folder, entry.Name);
            if (entry is { Kind: FileKind.Folder, IsLink: false }) Delete(path);
            else File.Delete(path);
        }

        Directory.Delete(folder);
    }
}
