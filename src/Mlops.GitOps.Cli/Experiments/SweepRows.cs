using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Comparing;
using Mlops.GitOps.Execution;
using Mlops.GitOps.Execution.Experiments;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Cli.Experiments;

/// <summary>Finds what the runs of a sweep answered to each row: in their artifacts, else in the store.</summary>
internal sealed class SweepRows(RecordedSweep sweep, RunPlaces places)
{
    // The first replicate that every combination has.
    private readonly int? replicate = sweep.Runs.Keys.Select(static place => place.Replicate).Distinct().Order()
        .Where(number => sweep.Plan.Configurations.All(configuration => sweep.Runs.ContainsKey((configuration, number)))).Select(static number => (int?)number).FirstOrDefault();

    private readonly Dictionary<string, ComparedRows?> read = new(StringComparer.Ordinal);

    public ComparedRows? Of(string configuration)
    {
        if (!read.TryGetValue(configuration, out var rows)) read.Add(configuration, rows = Read(configuration));
        return rows;
    }

    private ComparedRows? Read(string configuration)
    {
        if (replicate is not { } number || !sweep.Runs.TryGetValue((configuration, number), out var run)) return null;
        if (sweep.Plan.Judging.Work.Body is not BuiltInBody body)
            throw new RunFailure($"stage '{sweep.Plan.Judging.Id}' measures by a program of its own, so nobody knows what its predictions hold", "compare by a test of replicates, such as nadeau-bengio");
        var path = Path.Join(sweep.Store.ArtifactsOf(run), "predictions.parquet");
        if (!File.Exists(path) && Digest.TryParse(run.Tag(TrialTags.PredictionsDigest)) is { } digest) path = new LocalStore(places.Store).PathOf(digest);
        try
        {
            return File.Exists(path) ? PredictedRows.Read(run.Tag(TrialTags.TestDigest), body.Settings, path, CancellationToken.None) : null;
        }
        catch (StageFailure failure)
        {
            throw new RunFailure(failure.Message, failure.Hint);
        }
    }
}
