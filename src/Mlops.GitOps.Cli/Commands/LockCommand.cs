using System.CommandLine;
using System.Text;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Records;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Mends locks that git could not merge.</summary>
internal static class LockCommand
{
    public const string Description = "Mend locks that git could not merge";

    public static Command Create(Host host)
    {
        var pipeline = RunOptions.PipelineArgument("The pipeline; every lock unless said");
        var resolve = new Flag("--resolve") { Description = "Drop the entries that two branches disagree on; the next complete run writes them again" };
        var command = new DocumentedCommand("lock", Description, "mlops lock --resolve", "mlops lock --resolve credit");
        command.Add(pipeline);
        command.Add(resolve);
        command.SetAction(arguments =>
        {
            if (!resolve.IsGiven(arguments)) throw new UserMistake("a lock is written by complete runs; this command only mends it", "mlops lock --resolve");
            var root = WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
            foreach (var path in Locks.Choose(root, arguments.GetValue(pipeline))) Resolve(root, path, host.TerminalFor(arguments));
            return ExitStatus.Fine;
        });
        return command;
    }

    private static void Resolve(string root, string path, Terminal terminal)
    {
        var text = File.ReadAllText(path);
        var resolved = LockFile.Resolve(path, text);
        var name = Printable.Text(Path.GetRelativePath(root, path));
        if (resolved == text)
        {
            terminal.Out.WriteLine($"{name} has nothing to resolve");
            return;
        }

        AtomicFile.Write(path, resolved);
        var pipeline = Path.GetFileNameWithoutExtension(path);
        terminal.Out.WriteLine($"{name} is resolved; `mlops run {Printable.Text(pipeline)}` writes what was dropped, and `git add {name}` ends the conflict");
    }
}
