using System.Runtime.InteropServices;

namespace Mlops.GitOps.Execution.Index;

/// <summary>The start of an index. Numbers are in the machine's own byte order: an index never leaves it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct IndexHeader
{
    /// <summary>"MLOPSIX" and a version; another version is another file.</summary>
    public const ulong ExpectedMagic = 0x02_58_49_53_50_4F_4C_4D;

    public ulong Magic;

    /// <summary>Of everything after it.</summary>
    public ulong Checksum;

    public long EntryCount;
    public long PathsLength;
    public long PayloadLength;

    /// <summary>Where the checksum starts to count.</summary>
    public static int Unchecked => 2 * sizeof(ulong);
}
