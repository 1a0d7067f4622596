using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Reproducing;

/// <summary>Makes a run or a version again: its commit in a folder of its own, an empty store, and nothing of what was kept.</summary>
/// <param name="requestIn">Returns how the pipeline runs in a workspace.</param>
/// <param name="differences">Returns how the values of two files differ; null where they have none that can be compared.</param>
public sealed class Reproducer(RunPlaces places, Func<string, string?> variable, Func<string, RunRequest> requestIn, Func<OutputToCompare, ImmutableArray<Difference>?> differences)
{
    /// <summary>The store of what is made again.</summary>
    public const string OwnStore = "file://.mlops/store";

    /// <summary>Returns what came of it; null where the specs of that commit have errors.</summary>
    public Reproduction? Run(Original original, double tolerance, Action<RunEvent> observe, CancellationToken stop)
    {
        using var tree = GitWorktree.Of(places.Root, original.Code.Commit, variable);

        // Whatever was committed of it, nothing that was kept is used again.
        if (Directory.Exists(Path.Join(tree.Workspace, ".mlops"))) FolderRemoval.Delete(Path.Join(tree.Workspace, ".mlops"));
        var request = requestIn(tree.Workspace) with { StoreUrl = OwnStore, Sets = original.Sets, Happening = original.Happening, OpenShared = () => new FileObjectStore(places.Store) };
        if (request.Specs(new FileTable(tree.Workspace)) is not { } pipeline) return null;
        var stages = ReproducedStages.Of(pipeline, original);
        if (stages.IsEmpty) throw new RunFailure($"{original.Name} has no stage whose results could be compared");
        var notes = DatasetPlacing.Place(pipeline, stages, ExpectedOutputs.Data(pipeline, original), places, tree.Workspace);
        if (Runner.Run(request with { Stages = stages }, observe, stop) is not { } report) return null;
        stop.ThrowIfCancellationRequested();
        using var results = ResultJournal.Open(new RunPlaces(tree.Workspace, OwnStore).Results);
        return new Reproduction(original, Compare(pipeline, original, report, stages, tree.Workspace, tolerance), notes, SurroundingChanges.Of(original, report, results), tolerance);
    }

    private ImmutableArray<ReproducedStage> Compare(LoweredPipeline pipeline, Original original, RunReport report, ImmutableArray<string> stages, string tree, double tolerance)
    {
        var expected = ExpectedOutputs.Of(pipeline, original);
        using var before = new LocalStore(places.Store);
        using var after = new LocalStore(new RunPlaces(tree, OwnStore).Store);
        var comparer = new OutputComparer(before, after, tolerance, differences);
        var compared = ImmutableArray.CreateBuilder<ReproducedStage>();
        foreach (var work in pipeline.Operations.Items.Select(static operation => operation.Work).Where(work => stages.Contains(work.Id)))
        {
            var made = report.Stages.FirstOrDefault(stage => stage.Stage == work.Id);
            var outputs = work.Outputs.Items.Where(output => expected.ContainsKey((work.Id, output.Name))).Select(output => comparer.Of(work, made, output, expected[(work.Id, output.Name)]));
            compared.Add(new ReproducedStage(work.Id, work.Kind, made?.Ending ?? StageEnding.NotReached, made?.Message, [.. outputs.Concat(Recorded(made))]));
        }

        return compared.ToImmutable();

        IEnumerable<ReproducedOutput> Recorded(StageReport? made) =>
            original.Stages.IsEmpty && RecordedMetrics.Of(pipeline, original, made, after, tree, tolerance, differences) is { } output ? [output] : [];
    }
}
