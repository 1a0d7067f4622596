using System.Collections.Immutable;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Execution.Processes;

namespace Mlops.GitOps.Execution.Tests.Processes;

/// <summary>Commands of the tests: sh in a temporary folder, with a mark of its own.</summary>
internal static class Shell
{
    public static CommandStart Script(TemporaryFolder folder, string script, TimeSpan? timeout = null, params ImmutableArray<string> secrets) =>
        Program(folder, "/bin/sh", ["sh", "-c", script], timeout, secrets);

    public static CommandStart Program(
        TemporaryFolder folder, string program, ImmutableArray<string> arguments, TimeSpan? timeout = null, ImmutableArray<string> secrets = default) =>
        new(program, arguments, folder.Path,
            [new("PATH", "/usr/local/bin:/usr/bin:/bin"), new("MLOPS_STAGE", folder["attempt"])],
            folder["log"], secrets.IsDefault ? [] : secrets, timeout) { Grace = TimeSpan.FromMilliseconds(200) };

    public static CommandEnd Run(this CommandStart start) => CommandRunner.Run(start, CancellationToken.None);

    /// <summary>Whether a process that wrote its number to a file still runs; a zombie counts as running.</summary>
    public static bool Exists(TemporaryFolder folder, string file) => Directory.Exists($"/proc/{Wait(folder, file)}");

    public static int Wait(TemporaryFolder folder, string file)
    {
        while (true)
        {
            if (File.Exists(folder[file]) && int.TryParse(folder.Read(file).Trim(), out var pid)) return pid;
            Thread.Sleep(2);
        }
    }
}
