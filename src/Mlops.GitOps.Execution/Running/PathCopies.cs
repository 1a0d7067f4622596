using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Running;

/// <summary>The copies that outputs leave in the workspace by <c>path</c>. Nothing reads them; they are put back where they are missing or different.</summary>
internal static class PathCopies
{
    /// <summary>Returns every path that stages leave a copy at.</summary>
    public static HashSet<string> Of(LoweredPipeline pipeline)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in pipeline.Operations)
        {
            foreach (var output in operation.Work.Outputs)
            {
                if (output.Path is { } path) paths.Add(WorkspacePath.TryCreate(path)?.Value ?? path);
            }
        }

        return paths;
    }

    /// <summary>Puts copies where they are missing or different, and returns where.</summary>
    public static List<string> Put(StageWork work, ImmutableArray<NamedArtifact> outputs, string root, LocalStore store, FileTable files, Drafts drafts)
    {
        var put = new List<string>();
        foreach (var output in work.Outputs)
        {
            if (output.Path is null || Find(outputs, output.Name) is not { } artifact) continue;
            var path = WorkspacePath.TryCreate(output.Path) ?? throw new RunFailure($"'{output.Path}' leaves the workspace");
            var target = Path.Join(root, path.Value);
            if (IsCopy(artifact, target, store, files)) continue;
            files.ForgetUnder(target);
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? root);
            store.CopyTo(artifact, target, drafts.Folder);
            IsCopy(artifact, target, store, files);
            put.Add(path.Value);
        }

        return put;
    }

    private static Artifact? Find(ImmutableArray<NamedArtifact> outputs, string name)
    {
        foreach (var output in outputs)
        {
            if (output.Name == name) return output.Artifact;
        }

        return null;
    }

    private static bool IsCopy(Artifact artifact, string target, LocalStore store, FileTable files)
    {
        if (!artifact.IsFolder) return files.DigestOf(target) == artifact.Digest;
        if (files.KindOf(target) != FileKind.Folder) return false;
        var tree = store.ReadTree(artifact.Digest);
        foreach (var file in tree.Files)
        {
            if (files.DigestOf(Path.Join(target, file.Path)) != file.Digest) return false;
        }

        return CountIn(target, files) == tree.Entries.Count(static entry => entry is not TreeFolder);
    }

    private static int CountIn(string folder, FileTable files)
    {
        var count = 0;
        foreach (var entry in files.EntriesOf(folder)) count += entry is { Kind: FileKind.Folder, IsLink: false } ? CountIn(Path.Join(folder, entry.Name), files) : 1;
        return count;
    }
}
