using Microsoft.Win32.SafeHandles;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Objects named by the digest of their bytes, in a folder. An object is never changed, only added, moved aside or removed.</summary>
public sealed partial class LocalStore(string folder) : IDisposable
{
    private readonly Lock opening = new();

    private OpenStore? open;

    private int temporaries;

    public string Folder { get; } = Path.GetFullPath(folder);

    internal string ObjectFolder => Path.Combine(Folder, "sha256");

    internal string TemporaryFolder => Path.Combine(Folder, "tmp");

    internal string DamagedFolder => Path.Combine(Folder, "damaged");

    /// <summary>Returns where the object with a digest is, or would be.</summary>
    public string PathOf(Digest digest)
    {
        var hex = digest.Hex;
        return Path.Combine(ObjectFolder, hex[..2], hex);
    }

    public bool Contains(Digest digest) => File.Exists(PathOf(digest));

    /// <summary>Returns whether all objects of an artifact are there with the sizes they must have. It looks at no bytes.</summary>
    public bool IsWhole(Artifact artifact)
    {
        var state = PathState.Of(PathOf(artifact.Digest));
        if (state.Kind != FileKind.File) return false;
        if (!artifact.IsFolder) return state.Size == artifact.Bytes;
        return TryReadTree(artifact.Digest) is { } tree && tree.Files.All(file => PathState.Of(PathOf(file.Digest)) is { Kind: FileKind.File, Size: var size } && size == file.Bytes);
    }

    /// <summary>Returns the manifest of a stored folder.</summary>
    public TreeManifest ReadTree(Digest digest) => TryReadTree(digest) ?? throw Missing(digest);

    /// <summary>Makes a folder that only its owner can enter, for files that will be adopted.</summary>
    public string NewTemporaryFolder(string label)
    {
        var path = NewTemporaryPath(label);
        FileModes.CreatePrivateFolder(path);
        return path;
    }

    /// <summary>Hashes an object again. A wrong one is moved aside, so that it is never served.</summary>
    public bool Verify(Digest digest)
    {
        var path = PathOf(digest);
        if (PathState.Of(path) is not { Kind: FileKind.File }) return false;
        using (var file = File.OpenHandle(path))
        {
            if (Hashing.Read(file).Digest == digest) return true;
        }

        SetAside(digest);
        return false;
    }

    public void Delete(Digest digest) => File.Delete(PathOf(digest));

    /// <summary>Counts what the store holds.</summary>
    public StoreSize Measure()
    {
        var (objects, bytes) = SizeOf(ObjectFolder);
        var (temporaryFiles, temporaryBytes) = SizeOf(TemporaryFolder);
        return new StoreSize(objects, bytes, temporaryFiles, temporaryBytes, SizeOf(DamagedFolder).Files);
    }

    /// <summary>Waits until everything adopted so far survives a power cut. Only then may a record name it.</summary>
    public void Sync() => open?.Sync();

    /// <summary>Removes the temporaries of this process.</summary>
    public void Dispose()
    {
        open?.Dispose();
        open = null;
    }

    internal string NewTemporaryPath(string label) =>
        Path.Combine(Opened().SessionFolder, $"{label.Replace('/', '-')}-{Interlocked.Increment(ref temporaries)}");

    internal void SetAside(Digest digest)
    {
        Directory.CreateDirectory(DamagedFolder);
        SystemCalls.TryRename(PathOf(digest), Path.Combine(DamagedFolder, digest.Hex));
    }

    internal SafeFileHandle OpenObject(Digest digest) =>
        PathState.Of(PathOf(digest)).Kind == FileKind.File ? File.OpenHandle(PathOf(digest), options: FileOptions.SequentialScan) : throw Missing(digest);

    internal static RunFailure Missing(Digest digest) =>
        new($"The store has no object {digest}.", "Take it from another store with `mlops pull`, or run the stage again.");

    internal static RunFailure DamagedFound(Digest digest) =>
        new($"The object {digest} of the store is damaged.", "Run the stage again: the object will be replaced.");

    internal static RunFailure Damaged(Digest digest) =>
        new($"The object {digest} of the store was damaged, and was moved aside.", "Take it from another store with `mlops pull`, or run the stage again.");

    private TreeManifest? TryReadTree(Digest digest)
    {
        var path = PathOf(digest);
        if (PathState.Of(path).Kind != FileKind.File) return null;
        var bytes = File.ReadAllBytes(path);
        if (Digest.Of(bytes) == digest) return TreeManifest.Parse(bytes);
        SetAside(digest);
        return null;
    }

    // The store is made with its first object, so that a look at an absent one leaves nothing behind.
    private OpenStore Opened()
    {
        lock (opening) return open ??= new OpenStore(Folder, TemporaryFolder);
    }

    private static (long Files, long Bytes) SizeOf(string folder)
    {
        var (files, bytes) = (0L, 0L);
        if (!Directory.Exists(folder)) return default;
        foreach (var path in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            var state = PathState.Of(path);
            if (state.Kind != FileKind.File) continue; // Removed since it was listed.
            (files, bytes) = (files + 1, bytes + state.Size);
        }

        return (files, bytes);
    }
}
