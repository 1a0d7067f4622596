using System.Collections.Immutable;
using System.Diagnostics;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Index;
using Mlops.GitOps.Execution.Planning;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Runs a pipeline on this machine.</summary>
public static class Runner
{
    /// <summary>Runs what must run; null where the specs have errors.</summary>
    public static RunReport? Run(RunRequest request, Action<RunEvent> observe, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var index = IndexFile.TryRead(RunPlaces.IndexOf(request.Root, request.Pipeline));
        if (index is not null && request is { IsForced: false, IsTrial: false } && CountIfCurrent(index, request) is { } count)
            return new RunReport(request.Pipeline, RunOutcome.NothingToDo, null, count, [], clock.Elapsed, LockChanged: false);
        LateCollection.Begin();
        if (Plan(index, request, out var files, out var specs) is not { } pipeline) return null;
        using var session = new RunSession(request, pipeline, files, stop);
        return new RunLine(session, specs, observe, clock, stop).Go();
    }

    /// <summary>Returns what is current and what is not, without running anything; null where the specs have errors.</summary>
    public static ImmutableArray<StageStatus>? Inspect(RunRequest request)
    {
        var index = IndexFile.TryRead(RunPlaces.IndexOf(request.Root, request.Pipeline));
        if (Plan(index, request, out var files, out _) is not { } pipeline) return null;
        using var session = new RunSession(request, pipeline, files, CancellationToken.None);
        var table = new StageTable(session.Graph, request.IsTrial);
        var pending = RunPass.Go(session, table, static _ => { });
        return RunPass.Statuses(session, table, pending);
    }

    private static int? CountIfCurrent(IndexFile index, RunRequest request)
    {
        if (RunIndex.CurrentCount(index, request) is not { } count) return null;
        var state = index.Check(request.Root);
        if (state == IndexState.Changed) return null;
        if (state == IndexState.UnchangedButRewrite) index.Rewrite(RunPlaces.IndexOf(request.Root, request.Pipeline));
        return count;
    }

    private static LoweredPipeline? Plan(IndexFile? index, RunRequest request, out FileTable files, out IReadOnlyList<string> specs)
    {
        files = new FileTable(request.Root, index);
        if (RunIndex.PlanOf(index, request, files, out specs) is { } known) return known;

        // A table that nobody has asked yet: what it is asked now is what the plan is compiled from.
        files = new FileTable(request.Root, index);
        var pipeline = request.Specs(files);
        specs = [.. files.Entries.Select(static entry => entry.Path).Order(StringComparer.Ordinal)];
        return pipeline;
    }
}
