using System.Runtime.InteropServices;

namespace Mlops.GitOps.Execution.Files;

/// <summary>The part that we read of macOS's <c>struct stat</c> with 64-bit inodes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 144)]
internal struct MacStat
{
    [FieldOffset(4)]
    public ushort Mode;

    [FieldOffset(8)]
    public ulong Inode;

    [FieldOffset(48)]
    public long ModifiedSeconds;

    [FieldOffset(56)]
    public long ModifiedNanoseconds;

    [FieldOffset(64)]
    public long ChangedSeconds;

    [FieldOffset(72)]
    public long ChangedNanoseconds;

    [FieldOffset(96)]
    public long Size;
}
