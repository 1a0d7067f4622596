using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Planning;

/// <summary>The files of a dataset as they stand in a workspace.</summary>
/// <param name="Digest">Of the only file, else of the list of all.</param>
/// <param name="Paths">Relative to the workspace.</param>
internal sealed record DatasetContent(Digest Digest, bool IsFolder, ImmutableArray<string> Paths)
{
    /// <summary>Returns what is there of a dataset; null where there is nothing.</summary>
    public static DatasetContent? Of(string root, string source, FileTable files)
    {
        if (files.DigestOf(Path.Join(root, source)) is { } digest) return new DatasetContent(digest, IsFolder: false, [source]);
        var found = GlobWalk.FilesAt(root, source, files);
        return found.Count == 0 ? null : new DatasetContent(ManifestOf(found, files).Digest, IsFolder: true, [.. found]);
    }

    /// <summary>Returns the list of files, with their digests.</summary>
    public static CodeManifest ManifestOf(IReadOnlyList<string> paths, FileTable files)
    {
        var digests = files.DigestsOf(paths);
        var manifest = ImmutableArray.CreateBuilder<CodeFile>(paths.Count);
        for (var at = 0; at < paths.Count; at++)
        {
            if (digests[at] is { } digest) manifest.Add(new CodeFile(paths[at], digest));
        }

        return new CodeManifest(manifest.ToImmutable());
    }
}
