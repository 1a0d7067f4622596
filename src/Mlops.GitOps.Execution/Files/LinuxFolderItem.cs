using System.Runtime.InteropServices;

namespace Mlops.GitOps.Execution.Files;

/// <summary>An entry as <c>readdir</c> gives it on Linux with 64 bits; the name ends in a zero.</summary>
[StructLayout(LayoutKind.Explicit)]
internal unsafe struct LinuxFolderItem
{
    [FieldOffset(18)]
    public byte Type;

    [FieldOffset(19)]
    public fixed byte Name[256];
}
