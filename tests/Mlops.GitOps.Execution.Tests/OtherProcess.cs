using System.Diagnostics;

namespace Mlops.GitOps.Execution.Tests;

/// <summary>A second process that knows our locks and nothing of our code. It is told what to do by its input and says what it did.</summary>
internal sealed class OtherProcess : IDisposable
{
    /// <summary>Functions that every script may use; <c>lock</c> is the call that our code makes, of Linux.</summary>
    private const string Prelude = """
        import fcntl, os, struct, sys
        def lock(fd, kind, start, length, wait):
            fcntl.fcntl(fd, 38 if wait else 37, struct.pack('hhqqi4x', kind, 0, start, length, 0))
        def say(word):
            print(word, flush=True)

        """;

    private readonly Process process;

    public OtherProcess(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-c", Prelude + script, .. arguments]) start.ArgumentList.Add(argument);
        process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start");
    }

    public static bool IsThere => OperatingSystem.IsLinux() &&
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Join(folder, "python3")));

    public string? Hear() => process.StandardOutput.ReadLine();

    public void Tell(string line)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
    }

    /// <summary>Ends it without a chance to clean up.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public int Wait()
    {
        process.WaitForExit();
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }
}
