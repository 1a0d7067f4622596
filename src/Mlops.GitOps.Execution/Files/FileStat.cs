using System.Runtime.InteropServices;

namespace Mlops.GitOps.Execution.Files;

/// <summary>Asks the file system for stamps.</summary>
public static unsafe class FileStat
{
    private const int FileType = 0xF000;

    private const int ExecutableByOwner = 0x40;

    /// <summary>Returns the stamp of what a path leads to, links followed; one of kind Missing where it leads nowhere.</summary>
    public static FileStamp Of(string path)
    {
        fixed (byte* bytes = PathBytes.Of(path, stackalloc byte[PathBytes.OnStack]))
        {
            var error = At(FileCalls.CurrentFolder, bytes, out var stamp);
            return error == 0 ? stamp : throw FileTrouble.Of(path, error);
        }
    }

    /// <summary>Gives the stamp of a path under an open folder, and returns the error number where the system will not say.</summary>
    internal static int At(int folder, byte* path, out FileStamp stamp)
    {
        var error = OperatingSystem.IsLinux() ? OnLinux(folder, path, flags: 0, out stamp) : OnMac(folder, path, out stamp);
        return IsAbsence(error) ? 0 : error;
    }

    /// <summary>Gives the stamp of an open file, without walking a path.</summary>
    internal static int OfOpen(int file, out FileStamp stamp)
    {
        const int OfTheFileItself = 0x1000;
        if (!OperatingSystem.IsLinux()) return OnMac(file, null, out stamp);
        byte nothing = 0;
        return OnLinux(file, &nothing, OfTheFileItself, out stamp);
    }

    /// <summary>Whether an error says that nothing is there: no name, a file where a folder should be, links in a ring.</summary>
    internal static bool IsAbsence(int error) =>
        error is FileCalls.NotFound or FileCalls.NotAFolder || error == FileCalls.TooManyLinks || error == FileCalls.NameTooLong;

    private static int OnLinux(int folder, byte* path, int flags, out FileStamp stamp)
    {
        LinuxStat found;
        stamp = default;
        if (FileCalls.LinuxStatAt(folder, path, flags, FileCalls.StatMask, &found) != 0) return Marshal.GetLastPInvokeError();
        var (modified, changed) = (Moment(found.ModifiedSeconds, found.ModifiedNanoseconds), Moment(found.ChangedSeconds, found.ChangedNanoseconds));
        stamp = new FileStamp(KindOf(found.Mode), found.Size, modified, changed, found.Inode, (found.Mode & ExecutableByOwner) != 0);
        return 0;
    }

    private static int OnMac(int folder, byte* path, out FileStamp stamp)
    {
        if (!OperatingSystem.IsMacOS()) throw new RunFailure("Runs need Linux or macOS.", "On Windows, run inside WSL.");
        MacStat found;
        stamp = default;
        var isIntel = RuntimeInformation.ProcessArchitecture == Architecture.X64;
        var result = path is null ? (isIntel ? FileCalls.IntelMacStatOf(folder, &found) : FileCalls.MacStatOf(folder, &found))
            : isIntel ? FileCalls.IntelMacStatAt(folder, path, &found, 0) : FileCalls.MacStatAt(folder, path, &found, 0);
        if (result != 0) return Marshal.GetLastPInvokeError();
        var (modified, changed) = (Moment(found.ModifiedSeconds, found.ModifiedNanoseconds), Moment(found.ChangedSeconds, found.ChangedNanoseconds));
        stamp = new FileStamp(KindOf(found.Mode), found.Size, modified, changed, found.Inode, (found.Mode & ExecutableByOwner) != 0);
        return 0;
    }

    private static long Moment(long seconds, long nanoseconds) => (seconds * 1_000_000_000) + nanoseconds;

    private static FileKind KindOf(int mode) => (mode & FileType) switch
    {
        0x8000 => FileKind.File,
        0x4000 => FileKind.Folder,
        _ => FileKind.Other,
    };
}
