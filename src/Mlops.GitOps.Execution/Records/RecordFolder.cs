using System.Runtime.InteropServices;

namespace Mlops.GitOps.Execution.Records;

/// <summary>What .NET has no call for: making a folder that must not be there yet, and making sure that names in one outlive a crash.</summary>
internal static partial class RecordFolder
{
    private const int Exists = 17;
    private const uint Everyone = 0x1FF;

    /// <summary>Makes a folder; false where the name is taken.</summary>
    public static bool TryMake(string path)
    {
        if (OperatingSystem.IsWindows()) throw new RunFailure("Runs need Linux or macOS.", "Run this on one of them, or in a container.");
        if (MakeFolder(path, Everyone) == 0) return true;
        var error = Marshal.GetLastPInvokeError();
        return error == Exists ? false : throw new IOException($"{path} can't be made: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    /// <summary>Returns when the names in a folder are on the disk.</summary>
    public static void Sync(string folder)
    {
        // O_CLOEXEC: no stage inherits it.
        var descriptor = Open(folder, OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000);
        if (descriptor < 0) throw Failed();
        var result = SyncFile(descriptor);
        var error = result == 0 ? null : Failed();
        _ = Close(descriptor);
        if (error is not null) throw error;

        IOException Failed() => new($"{folder} can't be synced: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");
    }

    [LibraryImport("libc", EntryPoint = "mkdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFolder(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int SyncFile(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
