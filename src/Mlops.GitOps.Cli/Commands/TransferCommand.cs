using System.Collections.Immutable;
using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Execution.Records;
using Mlops.GitOps.Execution.Registering;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Moves what locks and pins name between this workspace and the store that others share.</summary>
internal static class TransferCommand
{
    public const string PushDescription = "Send what locks and pins name to the store that others share";

    public const string PullDescription = "Fetch what locks and pins name from the store that others share";

    private delegate Task<SyncProgress> Transfer(LockFile file, LocalStore local, ResultJournal results, IObjectStore remote, IProgress<SyncProgress>? progress, CancellationToken cancel);

    private delegate Task<SyncProgress> Pinned(IReadOnlyList<PinnedRecord> pinned, LocalStore local, IObjectStore remote, IProgress<SyncProgress>? progress, CancellationToken cancel);

    public static Command CreatePush(Host host) => Create(host, "push", PushDescription, "sent", LockTransfer.Push, PinTransfer.Push);

    public static Command CreatePull(Host host) => Create(host, "pull", PullDescription, "fetched", LockTransfer.Pull, PinTransfer.Pull);

    private static DocumentedCommand Create(Host host, string name, string description, string done, Transfer transfer, Pinned transferPinned)
    {
        var pipeline = RunOptions.PipelineArgument("The pipeline whose lock is meant; every lock, and what environments pin, unless said");
        var command = new DocumentedCommand(name, description, $"mlops {name}", $"mlops {name} credit");
        command.Add(pipeline);
        command.SetAction(arguments => Run(host, arguments, arguments.GetValue(pipeline), done, transfer, transferPinned));
        return command;
    }

    private static int Run(Host host, ParseResult arguments, string? pipeline, string done, Transfer transfer, Pinned transferPinned)
    {
        var root = WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
        var terminal = host.TerminalFor(arguments);
        ImmutableArray<PinnedRecord> pinned = pipeline is null ? PinnedRecords.Of(root) : [];
        var locks = pinned.IsEmpty || Locks.AreThere(root) ? Locks.Choose(root, pipeline) : [];
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
                Tell(file.Pipeline, moved);
            }

            if (!pinned.IsEmpty) Tell("pins", transferPinned(pinned, local, remote, progress, signals.Token).GetAwaiter().GetResult());
        }
        catch (OperationCanceledException)
        {
            progress.Clear();
            terminal.Error.WriteLine("interrupted: what was moved stays, and the next call goes on from there");
            return ExitStatus.Interrupted;
        }

        return ExitStatus.Fine;

        void Tell(string what, SyncProgress moved)
        {
            progress.Clear();
            terminal.Out.WriteLine($"{Printable.Text(what)}: {Amounts.Counted(moved.Moved, "object")} {done}, {Amounts.Size(moved.Bytes)}; {Amounts.Counted(moved.Done - moved.Moved, "object")} already there");
        }
    }
}
