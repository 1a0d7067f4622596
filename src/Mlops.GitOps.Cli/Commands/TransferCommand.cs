using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Execution.Records;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Moves what locks name between this workspace and the store that others share.</summary>
internal static class TransferCommand
{
    public const string PushDescription = "Send what locks name to the store that others share";

    public const string PullDescription = "Fetch what locks name from the store that others share";

    private delegate Task<SyncProgress> Transfer(LockFile file, LocalStore local, ResultJournal results, IObjectStore remote, IProgress<SyncProgress>? progress, CancellationToken cancel);

    public static Command CreatePush(Host host) => Create(host, "push", PushDescription, "sent", LockTransfer.Push);

    public static Command CreatePull(Host host) => Create(host, "pull", PullDescription, "fetched", LockTransfer.Pull);

    private static DocumentedCommand Create(Host host, string name, string description, string done, Transfer transfer)
    {
        var pipeline = RunOptions.PipelineArgument("The pipeline; every lock unless said");
        var command = new DocumentedCommand(name, description, $"mlops {name}", $"mlops {name} credit");
        command.Add(pipeline);
        command.SetAction(arguments => Run(host, arguments, arguments.GetValue(pipeline), done, transfer));
        return command;
    }

    private static int Run(Host host, ParseResult arguments, string? pipeline, string done, Transfer transfer)
    {
        var root = WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
        var terminal = host.TerminalFor(arguments);
        var locks = Locks.Choose(root, pipeline);
        var address = StoreAddress.Of(root);
        using var remote = address.OpenShared(root, host.Variable)
            ?? throw new UserMistake("the store is a folder of this machine, so there is nowhere to send to or fetch from", "store: {url: s3://BUCKET/PREFIX} in mlops.yaml", ExitStatus.No);
        using var local = new LocalStore(address.PlacesIn(root).Store);
        using var results = ResultJournal.Open(address.PlacesIn(root).Results);
        using var signals = new StopSignals(() => { }, () => { });
        signals.Listen();
        var progress = new TransferProgress(terminal);
        try
        {
            foreach (var path in locks)
            {
                if (LockFile.Read(path) is not { } file) continue;
                var moved = transfer(file, local, results, remote, progress, signals.Token).GetAwaiter().GetResult();
                progress.Clear();
                terminal.Out.WriteLine($"{Printable.Text(file.Pipeline)}: {Amounts.Counted(moved.Moved, "object")} {done}, {Amounts.Size(moved.Bytes)}; {Amounts.Counted(moved.Done - moved.Moved, "object")} already there");
            }
        }
        catch (OperationCanceledException)
        {
            progress.Clear();
            terminal.Error.WriteLine("interrupted: what was moved stays, and the next call goes on from there");
            return ExitStatus.Interrupted;
        }

        return ExitStatus.Fine;
    }
}
