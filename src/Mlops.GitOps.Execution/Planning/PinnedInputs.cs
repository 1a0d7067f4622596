using System.Globalization;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Planning;

/// <summary>Models that stages read from what environments run.</summary>
internal static class PinnedInputs
{
    /// <summary>Stands before the number of a version in what a key says of a pin: names of slots and environments have no blank.</summary>
    public const string NumberMark = " #";

    /// <summary>Refuses, before anything runs, a stage that reads what an environment runs where that runs nothing.</summary>
    public static void Check(StageGraph graph)
    {
        foreach (var operation in graph.Operations)
        {
            foreach (var source in operation.Work.IsWanted ? SourcesOf(operation.Work) : []) Need(operation.Id, source);
        }
    }

    public static PinnedModel Need(string stage, PinnedSource source) => source.Pinned ?? throw new RunFailure(
        $"stage '{stage}' reads '{source.Model}@{source.Environment}', and '{source.Environment}' runs no champion of '{source.Model}'",
        $"pin a version in environments/{source.Environment}.pins.yaml, or read the model of a stage");

    /// <summary>Fetches models that stages are going to read and that are not in the store on this machine.</summary>
    public static void Fetch(StageWork work, StageJudge judge, LocalStore store, Func<IObjectStore?> openShared, CancellationToken stop)
    {
        foreach (var source in SourcesOf(work))
        {
            var pinned = Need(work.Id, source);
            var artifact = new Artifact(pinned.Digest, 0, IsFolder: false);
            if (judge.IsServed(artifact)) continue;
            var what = string.Create(CultureInfo.InvariantCulture, $"stage '{work.Id}' reads {source.Model} {pinned.Version}, which '{source.Environment}' runs, and its bytes");
            using var shared = openShared() ?? throw new RunFailure($"{what} are not in the store, which is a folder of this machine",
                "copy the store of whoever registered it, or let `store` in mlops.yaml be one that both reach, push there, and `mlops pull`");
            try
            {
                StoreSync.Pull(store, shared, [artifact], progress: null, stop).GetAwaiter().GetResult();
            }
            catch (RunFailure failure)
            {
                throw new RunFailure($"{what} could not be fetched: {failure.Message}", "`mlops push` where it was registered, then `mlops pull` here");
            }

            if (!judge.IsServed(artifact)) throw LocalStore.Missing(pinned.Digest);
        }
    }

    /// <summary>Returns in words what changed of a pin, from what keys said of it; null where neither was one.</summary>
    public static Reason? ReasonOf(string? before, string? after)
    {
        var (earlier, later) = (Read(before), Read(after));
        if (earlier is null && later is null) return null;
        var isSameSlot = earlier is null || later is null || earlier.Value.What == later.Value.What;
        return new Reason((later ?? earlier)?.What ?? "", isSameSlot ? earlier?.Number : null, later?.Number);
    }

    private static (string What, string Number)? Read(string? value) =>
        value?.Split(NumberMark, 2) is [var what, var rest] && rest.Split(' ') is [var number, _] ? (what, number) : null;

    private static IEnumerable<PinnedSource> SourcesOf(StageWork work) => work.Inputs.Items.Select(static input => input.Source).OfType<PinnedSource>();
}
