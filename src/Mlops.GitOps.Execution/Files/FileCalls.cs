using System.Runtime.InteropServices;

namespace Mlops.GitOps.Execution.Files;

/// <summary>What we ask of libc about files; paths are UTF-8 that ends in a zero.</summary>
internal static unsafe partial class FileCalls
{
    /// <summary>Everything that <see cref="LinuxStat"/> holds.</summary>
    public const uint StatMask = 0x3c3;

    public const int NotFound = 2;

    public const int Interrupted = 4;

    public const int NotAFolder = 20;

    /// <summary>Stands for the current folder where a folder is asked for.</summary>
    public static int CurrentFolder => OperatingSystem.IsMacOS() ? -2 : -100;

    /// <summary>Read only, closed in child processes, and never waiting for the other end of a pipe.</summary>
    public static int OpenForReading => OperatingSystem.IsMacOS() ? 0x1000000 | 0x4 : 0x80000 | 0x800;

    public static int TooManyLinks => OperatingSystem.IsMacOS() ? 62 : 40;

    public static int NameTooLong => OperatingSystem.IsMacOS() ? 63 : 36;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    public static partial int Open(byte* path, int flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int file, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    public static partial int LinuxStatAt(int folder, byte* path, int flags, uint mask, LinuxStat* target);

    [LibraryImport("libc", EntryPoint = "fstatat", SetLastError = true)]
    public static partial int MacStatAt(int folder, byte* path, MacStat* target, int flags);

    [LibraryImport("libc", EntryPoint = "fstat", SetLastError = true)]
    public static partial int MacStatOf(int file, MacStat* target);

    [LibraryImport("libc", EntryPoint = "fstat$INODE64", SetLastError = true)]
    public static partial int IntelMacStatOf(int file, MacStat* target);

    [LibraryImport("libc", EntryPoint = "fstatat$INODE64", SetLastError = true)]
    public static partial int IntelMacStatAt(int folder, byte* path, MacStat* target, int flags);
}
