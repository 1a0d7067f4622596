using System.Collections.Immutable;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Ingesting.Files;

/// <summary>A file of a dataset.</summary>
/// <param name="Name">The file as messages and tables name it: its path in the dataset's folder, with <c>/</c>.</param>
internal sealed record DatasetFile(string Name, string Path)
{
    /// <summary>Returns the files at paths, in their order.</summary>
    public static ImmutableArray<DatasetFile> AllOf(ImmutableArray<string> paths) => [.. paths.SelectMany(static path => AllOf(path))];

    /// <summary>Returns the one file, or all files below a folder in the order of their names.</summary>
    public static ImmutableArray<DatasetFile> AllOf(string path)
    {
        if (File.Exists(path)) return [new(System.IO.Path.GetFileName(path), path)];
        if (!Directory.Exists(path)) throw new StageFailure($"The dataset's file '{System.IO.Path.GetFileName(path)}' is not there.", "Say where the rows are in the dataset's `source`.");
        ImmutableArray<DatasetFile> files =
        [
            .. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Select(file => new DatasetFile(System.IO.Path.GetRelativePath(path, file).Replace(System.IO.Path.DirectorySeparatorChar, '/'), file))
                .OrderBy(static file => file.Name, StringComparer.Ordinal),
        ];
        return files.IsEmpty ? throw new StageFailure("The dataset has no files.", "Say where the rows are in the dataset's `source`.") : files;
    }
}
