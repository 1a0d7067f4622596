namespace Mlops.GitOps.Core.Tests;

/// <summary>Reads the text files of the checkout, without what builds and runs leave there.</summary>
public static class SourceTree
{
    private static readonly HashSet<string> NotOurs = new(StringComparer.Ordinal)
    {
        ".git", ".idea", ".mlops", ".vs", "artifacts", "bin", "node_modules", "obj", "TestResults",
    };

    /// <param name="Path">Relative to the root of the repository, with <c>/</c>.</param>
    public sealed record File(string Path, string Text)
    {
        public string[] Lines { get; } = Text.TrimEnd('\n').Split('\n');
    }

    public static IEnumerable<File> Under(params string[] folder) => Read(new DirectoryInfo(Repository.PathOf(folder)));

    private static IEnumerable<File> Read(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(static entry => entry.Name, StringComparer.Ordinal))
        {
            if (NotOurs.Contains(entry.Name) || entry.LinkTarget is not null) continue;
            if (entry is DirectoryInfo inner)
            {
                foreach (var file in Read(inner)) yield return file;
            }
            else
            {
                var text = System.IO.File.ReadAllText(entry.FullName);
                if (!text.Contains('\0', StringComparison.Ordinal))
                    yield return new File(Path.GetRelativePath(Repository.Root, entry.FullName).Replace('\\', '/'), text);
            }
        }
    }
}
