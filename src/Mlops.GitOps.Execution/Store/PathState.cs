using System.Runtime.InteropServices;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Store;

/// <summary>What a path itself is: a link is not followed.</summary>
/// <param name="Names">How many names the same bytes have; more than one is a hard link.</param>
/// <param name="ChangedSeconds">When anything of it changed, in seconds since 1970; nobody can set it.</param>
internal readonly unsafe partial record struct PathState(FileKind Kind, bool IsLink, bool IsExecutable, long Size, long Names, long ChangedSeconds, long ModifiedNanoseconds)
{
    private const int TypeMask = 0xF000;

    private const int OwnerMayExecute = 0x40;

    /// <summary>What it is, for a message.</summary>
    public string Name => this switch
    {
        { IsLink: true } => "a link",
        { Kind: FileKind.File } => "a file",
        { Kind: FileKind.Folder } => "a folder",
        { Kind: FileKind.Missing } => "nothing",
        _ => "a device, a socket or a pipe",
    };

    public static PathState Of(string path)
    {
        if (OperatingSystem.IsLinux()) return OfLinux(path);
        if (OperatingSystem.IsMacOS()) return OfMacOS(path);
        throw FileModes.NotSupported();
    }

    private static PathState OfLinux(string path)
    {
        const int HereAndNotFollowing = 0x100;
        const int CurrentFolder = -100;
        const uint BasicStats = 0x7FF;
        Span<byte> answer = stackalloc byte[256];
        fixed (byte* bytes = answer)
        {
            if (StatX(CurrentFolder, path, HereAndNotFollowing, BasicStats, bytes) != 0) return Failed(path);
        }

        return Make(
            mode: MemoryMarshal.Read<ushort>(answer[28..]), size: MemoryMarshal.Read<long>(answer[40..]), names: MemoryMarshal.Read<uint>(answer[16..]),
            changedSeconds: MemoryMarshal.Read<long>(answer[96..]),
            modified: (MemoryMarshal.Read<long>(answer[112..]) * 1_000_000_000) + MemoryMarshal.Read<uint>(answer[120..]));
    }

    private static PathState OfMacOS(string path)
    {
        Span<byte> answer = stackalloc byte[256];
        fixed (byte* bytes = answer)
        {
            var status = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? LStatWithLongInodes(path, bytes) : LStat(path, bytes);
            if (status != 0) return Failed(path);
        }

        return Make(
            mode: MemoryMarshal.Read<ushort>(answer[4..]), size: MemoryMarshal.Read<long>(answer[96..]), names: MemoryMarshal.Read<ushort>(answer[6..]),
            changedSeconds: MemoryMarshal.Read<long>(answer[64..]),
            modified: (MemoryMarshal.Read<long>(answer[48..]) * 1_000_000_000) + MemoryMarshal.Read<long>(answer[56..]));
    }

    private static PathState Make(int mode, long size, long names, long changedSeconds, long modified)
    {
        var kind = (mode & TypeMask) switch
        {
            0x8000 => FileKind.File,
            0x4000 => FileKind.Folder,
            _ => FileKind.Other,
        };
        return new PathState(kind, (mode & TypeMask) == 0xA000, (mode & OwnerMayExecute) != 0, size, names, changedSeconds, modified);
    }

    private static PathState Failed(string path)
    {
        const int NoSuchEntry = 2;
        const int NotAFolder = 20;
        var error = Marshal.GetLastPInvokeError();
        if (error is NoSuchEntry or NotAFolder) return default;
        throw new RunFailure($"'{path}' can't be looked at: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, byte* answer);

    [LibraryImport("libc", EntryPoint = "lstat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LStat(string path, byte* answer);

    [LibraryImport("libc", EntryPoint = "lstat$INODE64", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LStatWithLongInodes(string path, byte* answer);
}
