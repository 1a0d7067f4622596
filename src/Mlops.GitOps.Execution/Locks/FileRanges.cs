using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mlops.GitOps.Execution.Locks;

/// <summary>Locks of byte ranges that belong to an open file description: the kernel drops them when it is closed, however its process died.</summary>
/// <remarks>The classic locks of <c>fcntl</c> belong to a process, which loses them when it closes any descriptor of the file.</remarks>
internal static partial class FileRanges
{
    private const int Interrupted = 4;
    private const int Denied = 13;

    private static readonly bool IsMac = OperatingSystem.IsMacOS();

    /// <summary>Takes a range; false where it is another's.</summary>
    public static bool TryTake(SafeFileHandle file, LockRange range, bool isShared) => Set(file, range, Type(isShared), isWaiting: false);

    /// <summary>Takes a range as soon as it is free: for what is held no longer than a write takes.</summary>
    public static void Take(SafeFileHandle file, LockRange range, bool isShared) => Set(file, range, Type(isShared), isWaiting: true);

    public static void Release(SafeFileHandle file, LockRange range) => Set(file, range, type: 2, isWaiting: false);

    private static short Type(bool isShared) => (IsMac, isShared) switch
    {
        (true, true) => 1,
        (true, false) => 3,
        (false, true) => 0,
        (false, false) => 1,
    };

    private static bool Set(SafeFileHandle file, LockRange range, short type, bool isWaiting)
    {
        if (!IsMac && !OperatingSystem.IsLinux()) throw new RunFailure("Runs need the file locks of Linux or macOS.", "Run this on one of them, or in a container.");
        while (true)
        {
            var error = IsMac ? SetOnMac(file, range, type, isWaiting ? 91 : 90) : SetOnLinux(file, range, type, isWaiting ? 38 : 37);
            if (error == 0) return true;
            if (error == Interrupted) continue;
            if (!isWaiting && (error == Denied || error == (IsMac ? 35 : 11))) return false;
            throw new RunFailure(
                $"The workspace can't be locked: {Marshal.GetPInvokeErrorMessage(error)}.",
                "The file system it is on has to keep locks: a local disk does, some network file systems do not.");
        }
    }

    private static int SetOnLinux(SafeFileHandle file, LockRange range, short type, int command)
    {
        var wanted = new LinuxLock { Type = type, Start = range.Start, Length = range.Length };
        return Control(file, command, ref wanted) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    // Apple passes the arguments behind the dots of `fcntl(int, int, ...)` on the stack: the six in between fill the registers.
    private static int SetOnMac(SafeFileHandle file, LockRange range, short type, int command)
    {
        var wanted = new MacLock { Type = type, Start = range.Start, Length = range.Length };
        var result = RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? ControlOnStack(file, command, 0, 0, 0, 0, 0, 0, ref wanted)
            : ControlMac(file, command, ref wanted);
        return result == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, int command, ref LinuxLock wanted);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int ControlMac(SafeFileHandle file, int command, ref MacLock wanted);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int ControlOnStack(SafeFileHandle file, int command, nint a, nint b, nint c, nint d, nint e, nint f, ref MacLock wanted);

    /// <summary><c>struct flock</c> of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 32)]
    private struct LinuxLock
    {
        [FieldOffset(0)] public short Type;
        [FieldOffset(8)] public long Start;
        [FieldOffset(16)] public long Length;
    }

    /// <summary><c>struct flock</c> of macOS.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 24)]
    private struct MacLock
    {
        [FieldOffset(0)] public long Start;
        [FieldOffset(8)] public long Length;
        [FieldOffset(20)] public short Type;
    }
}
