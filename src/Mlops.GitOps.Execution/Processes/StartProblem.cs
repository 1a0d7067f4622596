using System.Text;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>Says why a command did not start. libc gives one number for a missing program, interpreter, folder and log alike.</summary>
internal static class StartProblem
{
    private const int NoEntry = 2;
    private const int TooBig = 7;
    private const int NotAProgram = 8;
    private const int Denied = 13;

    public static string? Before(CommandStart start)
    {
        if (start.Arguments.IsDefaultOrEmpty) return "The command is empty.";
        foreach (var argument in start.Arguments)
        {
            if (argument.Contains('\0', StringComparison.Ordinal)) return "An argument holds a NUL character, which no program can be given.";
        }

        foreach (var (name, value) in start.Environment)
        {
            if (name.Length == 0 || name.Contains('=', StringComparison.Ordinal)) return $"'{name}' cannot be the name of an environment variable.";
            if (name.Contains('\0', StringComparison.Ordinal) || value.Contains('\0', StringComparison.Ordinal))
                return $"The environment variable '{name.Replace("\0", "\\0", StringComparison.Ordinal)}' holds a NUL character.";
        }

        return null;
    }

    public static string Explain(CommandStart start, int error)
    {
        if (!Directory.Exists(start.WorkingFolder)) return $"There is no folder '{start.WorkingFolder}' to run in.";
        if (Path.GetDirectoryName(Path.GetFullPath(start.LogPath)) is { } folder && !Directory.Exists(folder)) return $"There is no folder '{folder}' for the log.";
        if (Directory.Exists(start.LogPath)) return $"The log '{start.LogPath}' is a folder.";
        if (Directory.Exists(start.Program)) return $"'{start.Program}' is a folder, not a program.";
        if (!File.Exists(start.Program)) return $"There is no program '{start.Program}'.";

        var isExecutable = OperatingSystem.IsWindows() || (File.GetUnixFileMode(start.Program) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
        if (!isExecutable) return $"'{start.Program}' is not executable: 'chmod +x' makes it so.";
        if (InterpreterOf(start.Program) is { } interpreter && !File.Exists(interpreter))
            return $"'{start.Program}' asks for '{Shown(interpreter)}' in its first line, and there is no such program.";

        return error switch
        {
            NoEntry => $"'{start.Program}' was built for another system: its loader is missing.",
            TooBig => $"The arguments and environment of '{start.Program}' are longer than this system takes: write them to a file.",
            NotAProgram => $"'{start.Program}' is neither a program for this machine nor a script that begins with '#!'.",
            Denied => $"'{start.Program}', its folder or its log '{start.LogPath}' may not be used by this account.",
            _ => $"'{start.Program}' cannot be started: {System.Runtime.InteropServices.Marshal.GetPInvokeErrorMessage(error)}.",
        };
    }

    private static string Shown(string interpreter) => interpreter.Replace("\r", "\\r", StringComparison.Ordinal);

    private static string? InterpreterOf(string program)
    {
        try
        {
            using var file = File.OpenHandle(program);
            Span<byte> start = stackalloc byte[256];
            start = start[..RandomAccess.Read(file, start, 0)];
            if (!start.StartsWith("#!"u8)) return null;
            var line = start[2..];
            var end = line.IndexOf((byte)'\n');
            line = (end < 0 ? line : line[..end]).Trim(" \t"u8);
            var space = line.IndexOfAny((byte)' ', (byte)'\t');
            return Encoding.UTF8.GetString(space < 0 ? line : line[..space]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;   // executable but not readable: then it is no script
        }
    }
}
