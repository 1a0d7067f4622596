using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mlops.GitOps.Execution.Store;

/// <summary>The calls that .NET has no form of: a rename that never copies, one barrier for a whole file system, locks and clones.</summary>
internal static partial class SystemCalls
{
    private const int CrossDevice = 18;

    private const int CurrentFolder = -100;

    /// <summary>Puts a file or folder at its new name, replacing a file there; false where the two are on different file systems.</summary>
    public static bool TryRename(string from, string to)
    {
        if (RenameNow(from, to) == 0) return true;
        var error = Marshal.GetLastPInvokeError();
        return error == CrossDevice ? false : throw new IOException($"'{from}' can't become '{to}': {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    /// <summary>Puts a file at a name that nothing has yet; false where something has it, or the two are on different file systems.</summary>
    public static bool TryRenameNew(string from, string to, out bool isTaken)
    {
        const int Exists = 17;
        const uint NoReplace = 1;
        const uint Exclusive = 4;
        isTaken = false;
        try
        {
            var result = OperatingSystem.IsMacOS() ? RenameWith(from, to, Exclusive) : RenameAt(CurrentFolder, from, CurrentFolder, to, NoReplace);
            if (result == 0) return true;
            isTaken = Marshal.GetLastPInvokeError() == Exists;
            if (isTaken) return false;
        }
        catch (EntryPointNotFoundException)
        {
            // An older libc.
        }

        // Some file systems can only replace; what else went wrong it will say.
        return TryRename(from, to);
    }

    /// <summary>Lets two paths change places at once; false where the file system can't.</summary>
    public static bool TryExchange(string one, string other)
    {
        const uint Exchange = 2;
        try
        {
            if (OperatingSystem.IsLinux()) return RenameAt(CurrentFolder, one, CurrentFolder, other, Exchange) == 0;
            return OperatingSystem.IsMacOS() && RenameWith(one, other, Exchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // An older libc; the caller renames twice.
        }
    }

    /// <summary>Opens a folder, to lock it or to sync through it.</summary>
    public static SafeFileHandle OpenFolder(string path)
    {
        var isMacOS = OperatingSystem.IsMacOS();
        var flags = isMacOS ? 0x100000 | 0x1000000 : FolderOnly() | 0x80000; // O_DIRECTORY | O_CLOEXEC
        var descriptor = Open(path, flags);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw Failure($"'{path}' can't be opened");
    }

    /// <summary>Waits until everything written to the file system of a folder is on its disk.</summary>
    public static void SyncFileSystem(SafeFileHandle folder)
    {
        if (SyncFs(folder) != 0) throw Failure("What was stored can't be made durable");
    }

    /// <summary>Waits until the names in a folder are on the disk.</summary>
    public static void SyncFolder(SafeFileHandle folder)
    {
        if (FSync(folder) != 0) throw Failure("The store's folders can't be made durable");
    }

    /// <summary>Takes the lock of an open folder unless somebody has it; it ends with the handle, or the process.</summary>
    public static bool TryLock(SafeFileHandle folder) => FLock(folder, 2 | 4) == 0; // LOCK_EX | LOCK_NB

    /// <summary>Lets a new file share the bytes of another until one changes; false where the file system can't.</summary>
    public static bool TryClone(SafeFileHandle from, SafeFileHandle to)
    {
        const nuint Clone = 0x40049409;
        return OperatingSystem.IsLinux() && IoCtl(to, Clone, from.DangerousGetHandle()) == 0;
    }

    // The flag is one of the few that differ between processors.
    private static int FolderOnly() => RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x4000 : 0x10000;

    private static IOException Failure(string what) => new($"{what}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameNow(string from, string to);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameWith(string from, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFs(SafeFileHandle folder);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(SafeFileHandle folder);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int FLock(SafeFileHandle folder, int operation);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int IoCtl(SafeFileHandle to, nuint request, nint from);
}
