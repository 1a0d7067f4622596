namespace Mlops.GitOps.Execution.Store;

/// <summary>Who may do what with the store's files.</summary>
internal static class FileModes
{
    private const UnixFileMode ForEveryone = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode ForOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode ToExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private const UnixFileMode Usual = ForEveryone | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Takes everybody's right to write a file.</summary>
    public static void MakeReadOnly(string path)
    {
        if (OperatingSystem.IsWindows()) throw NotSupported();
        File.SetUnixFileMode(path, ForEveryone);
    }

    /// <summary>Makes a folder that only its owner can enter.</summary>
    public static void CreatePrivateFolder(string path)
    {
        if (OperatingSystem.IsWindows()) throw NotSupported();
        Directory.CreateDirectory(path, ForOwner);
    }

    /// <summary>Opens a new file with the rights that the user's umask leaves.</summary>
    public static FileStream CreateFile(string path, bool isExecutable)
    {
        if (OperatingSystem.IsWindows()) throw NotSupported();
        return new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read,
            BufferSize = 0,
            UnixCreateMode = isExecutable ? Usual | ToExecute : Usual,
        });
    }

    public static RunFailure NotSupported() => new("mlops keeps its store on Linux and macOS only.", "On Windows it runs inside WSL.");
}
