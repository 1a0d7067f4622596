using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution;
using Mlops.GitOps.Execution.Locks;
using Mlops.GitOps.Execution.Records;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Removes from the store what neither a lock nor a pin nor the last run of a pipeline names.</summary>
internal static class GcCommand
{
    public const string Description = "Remove from the store what neither locks, pins nor last runs name";

    public static Command Create(Host host)
    {
        var dryRun = new Flag("--dry-run") { Aliases = { "-n" }, Description = "Say how much would be removed, and how much there is" };
        var command = new DocumentedCommand("gc", Description, "mlops gc --dry-run", "mlops gc");
        command.Add(dryRun);
        command.SetAction(arguments =>
        {
            var root = WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
            return Run(root, host.TerminalFor(arguments), dryRun.IsGiven(arguments));
        });
        return command;
    }

    private static int Run(string root, Terminal terminal, bool isDryRun)
    {
        var places = StoreAddress.Of(root).PlacesIn(root);
        if (!places.Store.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new RunFailure($"the store '{places.Store}' is not in this workspace, and others may keep theirs in it", "remove it as a whole, or what is old by its dates");
        if (!Directory.Exists(places.Store))
        {
            terminal.Out.WriteLine("the store is empty");
            return ExitStatus.Fine;
        }

        using var alone = WorkspaceLock.Open(places.Lock).TryTakeAlone()
            ?? throw new RunFailure("a run is going on in this workspace, and what it makes is not named yet", "wait until it has ended");
        using var store = new LocalStore(places.Store);
        var before = store.Measure();
        terminal.Out.WriteLine($"the store holds {Amounts.Counted(before.Objects, "object")}, {Amounts.Size(before.Bytes)}");
        if (before.Temporaries > 0) terminal.Out.WriteLine($"unfinished are {Amounts.Counted(before.Temporaries, "file")}, {Amounts.Size(before.TemporaryBytes)}");
        if (before.Damaged > 0) terminal.Out.WriteLine($"damaged, and set aside, are {Amounts.Counted(before.Damaged, "object")}");
        var named = NamedDigests.Of(root);
        KeepCode(places.Results, named);
        var cleaned = StoreCleaner.Collect(store, named, isDryRun, TimeSpan.Zero);
        if (!isDryRun) Forget(places.Results, store);
        var (count, bytes) = (cleaned.Objects + cleaned.Temporaries, cleaned.Bytes + cleaned.TemporaryBytes);
        terminal.Out.WriteLine(count == 0 ? "nothing can be removed"
            : $"{Amounts.Counted(count, "file")}, {Amounts.Size(bytes)}, {(isDryRun ? "would be" : count == 1 ? "was" : "were")} removed");
        return ExitStatus.Fine;
    }

    // With the list of its code a result can say which file changed since.
    private static void KeepCode(string path, HashSet<Digest> named)
    {
        if (!File.Exists(path)) return;
        using var results = ResultJournal.Open(path);
        foreach (var result in results.Newest())
        {
            if (!result.Outputs.All(output => named.Contains(output.Artifact.Digest))) continue;
            foreach (var part in result.Parts)
            {
                if (part.Name == "code" && Digest.TryParse(part.Value) is { } code) named.Add(code);
            }
        }
    }

    // A result whose bytes are gone would be looked for in vain.
    private static void Forget(string path, LocalStore store)
    {
        if (!File.Exists(path)) return;
        using var results = ResultJournal.Open(path);
        results.Compact(result => result.Outputs.All(output => store.IsWhole(output.Artifact)));
    }
}
