using System.Runtime.InteropServices;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>A descriptor that becomes readable when a process ends, before it is reaped.</summary>
internal static unsafe partial class EndSignal
{
    /// <summary>-1 where the system has none (Linux before 5.3): then the end must be asked for.</summary>
    public static int Of(int pid)
    {
        const int pidfdOpen = 434;
        return OperatingSystem.IsLinux() ? (int)Posix.Call(pidfdOpen, pid, 0, 0) : Queue(pid);
    }

    private static int Queue(int pid)
    {
        var queue = Kqueue();
        if (queue < 0) return -1;
        var change = new Change { Ident = (nuint)pid, Filter = -5, Flags = 0x1 | 0x10, Detail = 0x80000000 };   // the process, once, its exit
        if (Kevent(queue, &change, 1, null, 0, null) >= 0) return queue;
        _ = Posix.Close(queue);
        return -1;
    }

    [LibraryImport("libc", EntryPoint = "kqueue")]
    private static partial int Kqueue();

    [LibraryImport("libc", EntryPoint = "kevent")]
    private static partial int Kevent(int queue, Change* changes, int count, Change* events, int capacity, void* timeout);

    [StructLayout(LayoutKind.Sequential)]
    private struct Change
    {
        public nuint Ident;
        public short Filter;
        public ushort Flags;
        public uint Detail;
        public nint Data;
        public nint Own;
    }
}
