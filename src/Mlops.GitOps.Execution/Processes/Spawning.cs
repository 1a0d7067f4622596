using System.Runtime.InteropServices;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>Starts a command in a session of its own, with nothing of ours.</summary>
internal static unsafe class Spawning
{
    private const short DefaultSignals = 0x04;
    private const short SignalMask = 0x08;
    private const int OutOfMemory = 12;

    /// <summary>Gives the error number, 0 when the command runs.</summary>
    /// <param name="output">A descriptor for both output streams, or -1: then they are appended to the log.</param>
    public static int Start(CommandStart start, int output, out int pid)
    {
        var actions = stackalloc byte[PosixSpawn.OpaqueSize];
        var attributes = stackalloc byte[PosixSpawn.OpaqueSize];
        pid = 0;
        if (PosixSpawn.InitializeActions(actions) != 0) return OutOfMemory;
        try
        {
            if (PosixSpawn.InitializeAttributes(attributes) != 0) return OutOfMemory;
            try
            {
                SetAttributes(attributes);
                var failed = AddActions(actions, start, output);
                return failed != 0 ? failed : Spawn(start, actions, attributes, out pid);
            }
            finally
            {
                _ = PosixSpawn.DestroyAttributes(attributes);
            }
        }
        finally
        {
            _ = PosixSpawn.DestroyActions(actions);
        }
    }

    private static int Spawn(CommandStart start, byte* actions, byte* attributes, out int pid)
    {
        var variables = new string[start.Environment.Length];
        for (var i = 0; i < variables.Length; i++) variables[i] = $"{start.Environment[i].Name}={start.Environment[i].Value}";

        CloseOthersOnExec();
        using var program = NativeStrings.Of([start.Program]);
        using var arguments = NativeStrings.Of(start.Arguments.AsSpan());
        using var environment = NativeStrings.Of(variables);
        return PosixSpawn.Spawn(out pid, program.Pointers[0], actions, attributes, arguments.Pointers, environment.Pointers);
    }

    /// <summary>A session of its own also takes the terminal away: no command can wait for a password that nobody types.</summary>
    private static void SetAttributes(byte* attributes)
    {
        short platform = OperatingSystem.IsMacOS() ? (short)(0x0400 | 0x4000) : (short)0x80;   // own session; on macOS also: close all on exec
        _ = PosixSpawn.SetFlags(attributes, (short)(DefaultSignals | SignalMask | platform));

        // The runtime ignores SIGPIPE, and what is ignored stays ignored in the command.
        var signals = stackalloc byte[128];
        _ = PosixSpawn.EmptySignals(signals);
        _ = PosixSpawn.SetSignalMask(attributes, signals);
        _ = PosixSpawn.FillSignals(signals);
        _ = PosixSpawn.RemoveSignal(signals, Posix.SigKill);
        _ = PosixSpawn.RemoveSignal(signals, OperatingSystem.IsMacOS() ? 17 : 19);   // SIGSTOP
        _ = PosixSpawn.SetSignalDefaults(attributes, signals);
    }

    private static int AddActions(byte* actions, CommandStart start, int output)
    {
        var append = OperatingSystem.IsMacOS() ? 0x1 | 0x8 | 0x200 : 0x1 | 0x400 | 0x40;   // O_WRONLY, O_APPEND, O_CREAT
        var failed = PosixSpawn.AddOpen(actions, 0, "/dev/null", 0, 0);
        if (failed == 0)
        {
            failed = output >= 0
                ? PosixSpawn.AddCopy(actions, output, 1)
                : PosixSpawn.AddOpen(actions, 1, start.LogPath, append, 0x1A4 /* rw-r--r-- */);
        }

        if (failed == 0) failed = PosixSpawn.AddCopy(actions, 1, 2);
        return failed != 0 ? failed : PosixSpawn.AddFolder(actions, start.WorkingFolder);
    }

    /// <summary>.NET opens all it opens so; what our own parent or a native library left open is not. Kernels before 5.11 refuse, which is no harm.</summary>
    private static void CloseOthersOnExec()
    {
        const int closeRange = 436, cloexec = 4;
        if (OperatingSystem.IsLinux()) _ = Posix.Call(closeRange, 3, unchecked((nint)uint.MaxValue), cloexec);
    }
}
