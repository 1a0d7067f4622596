using System.Runtime.InteropServices;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Index;

/// <summary>One path in an index.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct IndexEntry
{
    private const byte ExecutableFlag = 1;
    private const byte RacyFlag = 2;
    private const byte DigestFlag = 4;

    public Digest Digest;
    private long size;
    private long modified;
    private long changed;
    private ulong inode;

    /// <summary>Where the path starts among the paths.</summary>
    public int Path;

    public ushort PathLength;
    private byte kind;
    private byte flags;

    public readonly bool HasDigest => (flags & DigestFlag) != 0;

    public bool IsRacy
    {
        readonly get => (flags & RacyFlag) != 0;
        set => flags = (byte)(value ? flags | RacyFlag : flags & ~RacyFlag);
    }

    public readonly FileKind Kind => (FileKind)kind;

    public readonly FileStamp Stamp => new(Kind, size, modified, changed, inode, (flags & ExecutableFlag) != 0);

    public static IndexEntry Of(FileEntry entry, int path, int pathLength) => new()
    {
        Digest = entry.Digest ?? default,
        size = entry.Stamp.Size,
        modified = entry.Stamp.Modified,
        changed = entry.Stamp.Changed,
        inode = entry.Stamp.Inode,
        Path = path,
        PathLength = checked((ushort)pathLength),
        kind = (byte)entry.Stamp.Kind,
        flags = (byte)((entry.Stamp.IsExecutable ? ExecutableFlag : 0) | (entry.IsRacy ? RacyFlag : 0) | (entry.Digest is null ? 0 : DigestFlag)),
    };
}
