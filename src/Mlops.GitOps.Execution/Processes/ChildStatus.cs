namespace Mlops.GitOps.Execution.Processes;

/// <summary>The exit status of a child, kept for us and read.</summary>
internal static unsafe class ChildStatus
{
    private static volatile bool isKept;

    /// <summary>Who started us may have SIGCHLD ignored, and then the kernel throws every exit status away.</summary>
    public static void Keep()
    {
        if (isKept) return;
        var action = stackalloc byte[PosixSpawn.OpaqueSize];
        new Span<byte>(action, PosixSpawn.OpaqueSize).Clear();
        const nint ignored = 1;
        if (Posix.SignalAction(Posix.SigChild, null, action) == 0 && *(nint*)action == ignored)
        {
            *(nint*)action = 0;
            _ = Posix.SignalAction(Posix.SigChild, action, null);
        }

        isKept = true;
    }

    public static bool IsSignal(int status) => (status & 0x7F) != 0;

    /// <summary>The exit code, or the signal.</summary>
    public static int Number(int status) => IsSignal(status) ? status & 0x7F : (status >> 8) & 0xFF;
}
