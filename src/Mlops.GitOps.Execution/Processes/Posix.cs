using System.Runtime.InteropServices;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>The part of libc that waits for processes, ends them and reads from descriptors.</summary>
internal static unsafe partial class Posix
{
    public const int SigKill = 9;
    public const int SigTerm = 15;
    public const int Interrupted = 4;
    public const int NoHang = 1;
    public const short CanRead = 1;

    private const int CloseOnExec = 0x80000;

    [StructLayout(LayoutKind.Sequential)]
    public struct Polled
    {
        public int Descriptor;
        public short Events;
        public short Found;
    }

    public static int SigCont => OperatingSystem.IsLinux() ? 18 : 19;

    public static int SigChild => OperatingSystem.IsLinux() ? 17 : 20;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(Polled* polled, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, byte* buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, byte* buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "getsid")]
    public static partial int SessionOf(int pid);

    /// <summary>Linux only: with a mode it would be variadic, which Apple's processors call differently.</summary>
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int OpenToRead(string path, int flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial nint Call(nint number, nint first, nint second, nint third);

    [LibraryImport("libc", EntryPoint = "prctl")]
    public static partial int ProcessControl(int option, nuint second, nuint third, nuint fourth, nuint fifth);

    [LibraryImport("libc", EntryPoint = "sigaction")]
    public static partial int SignalAction(int signal, void* action, void* previous);

    /// <summary>Waits for one of our own children and no other, so that whoever else starts processes here keeps theirs.</summary>
    public static int Wait(int pid, out int status, int options)
    {
        int result;
        do result = WaitPid(pid, out status, options);
        while (result < 0 && Marshal.GetLastPInvokeError() == Interrupted);
        return result;
    }

    public static int OpenToRead(string path) => OpenToRead(path, CloseOnExec);

    public static (int Read, int Write) OpenPipe()
    {
        var ends = stackalloc int[2];
        var failed = OperatingSystem.IsLinux() ? Pipe2(ends, CloseOnExec) : Pipe(ends);
        if (failed != 0) throw new RunFailure("This process has no descriptors left.", "Raise the limit with 'ulimit -n 4096', or use fewer --jobs.");
        return (ends[0], ends[1]);
    }

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static partial int WaitPid(int pid, out int status, int options);

    [LibraryImport("libc", EntryPoint = "pipe")]
    private static partial int Pipe(int* ends);

    [LibraryImport("libc", EntryPoint = "pipe2")]
    private static partial int Pipe2(int* ends, int flags);
}
