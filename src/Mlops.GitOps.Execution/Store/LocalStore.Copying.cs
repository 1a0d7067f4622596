using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Store;

public sealed partial class LocalStore
{
    /// <summary>Writes a file or folder outside the store as copies, and verifies their bytes. What was at the target stays until all is there.</summary>
    /// <param name="drafts">A folder for what is not finished; that of the target unless said, or where the two are on different file systems.</param>
    public void CopyTo(Artifact artifact, string target, string? drafts = null)
    {
        target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        var parent = Path.GetDirectoryName(target) ?? throw new RunFailure($"'{target}' can't be replaced.");
        Directory.CreateDirectory(parent);
        if (drafts is null || !TryCopyTo(artifact, target, Path.Combine(drafts, $"{Guid.NewGuid():N}"))) TryCopyTo(artifact, target, Path.Combine(parent, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}"));
    }

    private bool TryCopyTo(Artifact artifact, string target, string work)
    {
        try
        {
            if (artifact.IsFolder) CopyTree(ReadTree(artifact.Digest), work);
            else CopyObject(artifact.Digest, work, isExecutable: false);
            return Replace(target, work);
        }
        finally
        {
            Remove(work);
        }
    }

    private void CopyTree(TreeManifest tree, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var entry in tree.Entries)
        {
            var path = Path.Combine(target, entry.Path);
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path) ?? target);
                if (entry is TreeFile file) CopyObject(file.Digest, path, file.IsExecutable);
                else if (entry is TreeLink link) File.CreateSymbolicLink(path, link.Target);
                else Directory.CreateDirectory(path);
            }
            catch (IOException) when (PathState.Of(path).Kind != FileKind.Missing)
            {
                throw new RunFailure($"'{entry.Path}' can't be written: this file system takes it and another name of the same folder for one.", "Rename one of the two.");
            }
        }
    }

    private void CopyObject(Digest digest, string target, bool isExecutable)
    {
        using (var from = OpenObject(digest))
        using (var to = FileModes.CreateFile(target, isExecutable))
        {
            // A clone has the bytes of the moment it was made; so those are what must be verified.
            var isClone = SystemCalls.TryClone(from, to.SafeFileHandle);
            if ((isClone ? Hashing.Read(to.SafeFileHandle) : Hashing.Read(from, to.SafeFileHandle)).Digest == digest) return;
        }

        SetAside(digest);
        throw Damaged(digest);
    }

    /// <summary>Puts what is finished in its place; false where that is on another file system.</summary>
    private static bool Replace(string target, string work)
    {
        var (now, next) = (PathState.Of(target), PathState.Of(work));
        if (now.Kind == FileKind.Folder && next.Kind != FileKind.Folder) throw new RunFailure($"A file has to be written to '{target}', but a folder is there.", "Remove it, or choose another path.");
        if (next.Kind != FileKind.Folder) return SystemCalls.TryRename(work, target);
        if (now.Kind == FileKind.Missing)
        {
            if (SystemCalls.TryRenameNew(work, target, out var isTaken)) return true;
            if (!isTaken) return false;

            // Another run has put it there meanwhile.
        }

        if (SystemCalls.TryExchange(work, target)) return true;
        var old = work + ".old";
        if (!SystemCalls.TryRename(target, old)) return false;
        SystemCalls.TryRename(work, target);
        Remove(old);
        return true;
    }

    private static void Remove(string path)
    {
        var state = PathState.Of(path);
        if (state is { Kind: FileKind.Folder, IsLink: false }) Directory.Delete(path, recursive: true);
        else if (state.Kind != FileKind.Missing) File.Delete(path);
    }
}
