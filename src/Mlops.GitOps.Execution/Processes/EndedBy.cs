using System.Runtime.InteropServices;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>Whether a child has ended, without reaping it.</summary>
internal static unsafe partial class EndedBy
{
    public static bool Asking(int pid)
    {
        const int process = 1, noWait = 0x01000000, macNoWait = 0x20, exited = 4, noHang = 1;
        var found = stackalloc byte[PosixSpawn.OpaqueSize];
        *(int*)found = 0;
        var options = exited | noHang | (OperatingSystem.IsLinux() ? noWait : macNoWait);

        // The first field, the signal's number, stays 0 while nothing has ended. A failure means there is no such child any more.
        return WaitId(process, (uint)pid, found, options) != 0 || *(int*)found != 0;
    }

    [LibraryImport("libc", EntryPoint = "waitid")]
    private static partial int WaitId(int kind, uint id, void* found, int options);
}
