using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Store;

public sealed partial class LocalStore
{
    private const string HowToGive = "A stage has to write each output where MLOPS_OUT_<NAME> says.";

    /// <summary>Makes a file an object of the store. The file is gone from where it was.</summary>
    public Artifact AdoptFile(string path)
    {
        var before = PathState.Of(path);
        if (before is not { Kind: FileKind.File }) throw new RunFailure($"A file was expected at '{path}', but {before.Name} is there.", HowToGive);
        return TryMoveIn(path, before) ?? CopyIn(path, before);
    }

    /// <summary>Makes every file of a folder an object, and then the list of them. The folder is gone from where it was.</summary>
    public Artifact AdoptFolder(string path)
    {
        var state = PathState.Of(path);
        if (state is not { Kind: FileKind.Folder }) throw new RunFailure($"A folder was expected at '{path}', but {state.Name} is there.", HowToGive);

        // Everything is looked at first: a folder that is refused stays as it was.
        var entries = FolderScan.Of(path);
        for (var at = 0; at < entries.Count; at++)
        {
            if (entries[at] is not TreeFile file) continue;
            var stored = AdoptFile(Path.Combine(path, file.Path));
            entries[at] = file with { Digest = stored.Digest, Bytes = stored.Bytes };
        }

        var tree = TreeManifest.Of(entries);
        var digest = AddBytes(tree.ToBytes());
        Directory.Delete(path, recursive: true);
        return new Artifact(digest, tree.Bytes, IsFolder: true);
    }

    /// <summary>Makes an object of bytes.</summary>
    public Digest AddBytes(ReadOnlySpan<byte> bytes)
    {
        var path = NewTemporaryPath("bytes");
        File.WriteAllBytes(path, bytes);
        var digest = Digest.Of(bytes);
        Place(path, digest);
        return digest;
    }

    /// <summary>Makes an object of a file whose digest is known already; false where the file is on another file system.</summary>
    internal bool Place(string path, Digest digest)
    {
        var store = Opened();
        var target = PathOf(digest);
        FileModes.MakeReadOnly(path);

        // An equal object that is there is not trusted, for it may be what a power cut left; nor is a whole one replaced, for the next could take
        // the new one away when records name the old one already.
        while (!Verify(digest))
        {
            var isPlaced = TryPlace(path, target, out var isTaken);
            if (isTaken && PathState.Of(target).Kind is (FileKind.File or FileKind.Missing)) continue; // Another run was faster.
            if (isTaken) throw new IOException($"'{target}' has to be a file, and is {PathState.Of(target).Name}.");
            if (isPlaced) store.Added(target);
            return isPlaced;
        }

        File.Delete(path);
        store.Added(target);
        return true;
    }

    private bool TryPlace(string path, string target, out bool isTaken)
    {
        try
        {
            return SystemCalls.TryRenameNew(path, target, out isTaken);
        }
        catch (IOException) when (Path.Exists(path))
        {
            // Most likely the first of its folder; whether that is there now says nothing, for another run may have made it meanwhile.
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? ObjectFolder);
            return SystemCalls.TryRenameNew(path, target, out isTaken);
        }
    }

    private Artifact? TryMoveIn(string path, PathState before)
    {
        // Through another name of the same bytes, say of an input that a stage passed on as a hard link, the object could be written to.
        if (before.Names > 1) return null;
        Digest digest;
        long bytes;
        using (var file = File.OpenHandle(path, options: FileOptions.SequentialScan)) (digest, bytes) = Hashing.Read(file);
        RefuseIfChanged(path, before, bytes);
        return Place(path, digest) ? new Artifact(digest, bytes, IsFolder: false) : null;
    }

    private Artifact CopyIn(string path, PathState before)
    {
        var copy = NewTemporaryPath("copy");
        Digest digest;
        long bytes;
        using (var from = File.OpenHandle(path, options: FileOptions.SequentialScan))
        using (var to = File.OpenHandle(copy, FileMode.CreateNew, FileAccess.Write)) (digest, bytes) = Hashing.Read(from, to);
        RefuseIfChanged(path, before, bytes);
        Place(copy, digest);
        File.Delete(path);
        return new Artifact(digest, bytes, IsFolder: false);
    }

    private static void RefuseIfChanged(string path, PathState before, long bytes)
    {
        var now = PathState.Of(path);
        if (now.Size == bytes && before.Size == bytes && now.ModifiedNanoseconds == before.ModifiedNanoseconds) return;
        throw new RunFailure($"'{path}' was written to while it was being stored.", "A stage ends when its process ends: let it wait for what it starts.");
    }
}
