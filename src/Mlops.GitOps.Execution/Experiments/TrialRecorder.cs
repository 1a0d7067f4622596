using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Experiments;

/// <summary>Records runs of a sweep in the folders that MLflow reads.</summary>
internal sealed class TrialRecorder(SweepPlan plan, TrialSetting setting, LocalStore objects)
{
    private readonly Lock gate = new();
    private readonly MlflowStore store = new(setting.Root);
    private readonly string experiment = ExperimentIds.OfExperiment(plan.Name);

    // Beside the runs, for another folder may be on another disk. MLflow takes a folder without `meta.yaml` for none of its own.
    private const string DraftMark = ".draft-";

    public string ExperimentFolder => store.PathOf(experiment);

    /// <summary>Records a run that ended well, unless it is recorded. Nobody finds half of it: it is moved to its place when it is whole.</summary>
    public MlflowRun Record(Trial trial, StageReport judged, ImmutableArray<StageReport> stages)
    {
        var id = ExperimentIds.OfRun(plan.Name, plan.Pipeline.Name, trial, judged.Key ?? throw new ArgumentException("What was measured has a key.", nameof(judged)));
        var folder = store.PathOf(experiment, id);
        var run = RunOf(id, trial, judged, stages);
        var draft = MlflowReader.ReadRun(folder) is null ? Draft(run, judged, stages) : null;
        lock (gate) Place(draft, run);
        return run;
    }

    /// <summary>Records a run that failed, so that whoever looks at the experiment sees which combinations do not work. The next that ends well takes its place.</summary>
    public void RecordFailure(Trial trial, StageReport guilty, ImmutableArray<StageReport> stages)
    {
        var run = FailureOf(trial, guilty, stages);
        var draft = Path.Join(ExperimentFolder, DraftMark + run.Id);
        Directory.CreateDirectory(MlflowWriter.ArtifactsIn(draft));
        MlflowWriter.Write(draft, run);
        lock (gate) Place(draft, run);
    }

    /// <summary>Removes what a sweep left behind that was killed.</summary>
    public void RemoveDrafts()
    {
        if (!Directory.Exists(ExperimentFolder)) return;
        foreach (var draft in Directory.GetDirectories(ExperimentFolder, DraftMark + "*")) Directory.Delete(draft, recursive: true);
    }

    private void Place(string? draft, MlflowRun run)
    {
        if (draft is not null)
        {
            var folder = store.PathOf(experiment, run.Id);
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            Directory.Move(draft, folder);
        }

        MlflowWriter.WriteUnlessThere(store, new MlflowExperiment(experiment, plan.Name, run.StartedAt, ImmutableSortedDictionary<string, string>.Empty));
        Replace(run);
    }

    // Of one combination and replicate the run counts that is made from what there is now.
    private void Replace(MlflowRun run)
    {
        foreach (var other in store.Runs(experiment))
        {
            if (other.Tag(TrialTags.Configuration) != run.Tag(TrialTags.Configuration) || other.Tag(TrialTags.Replicate) != run.Tag(TrialTags.Replicate)) continue;
            MlflowWriter.SetTag(store.PathOf(experiment, other.Id), TrialTags.ReplacedBy, other.Id == run.Id ? null : run.Id);
        }
    }

    private string Draft(MlflowRun run, StageReport judged, ImmutableArray<StageReport> stages)
    {
        var draft = Path.Join(ExperimentFolder, DraftMark + run.Id);
        var artifacts = MlflowWriter.ArtifactsIn(draft);
        Directory.CreateDirectory(artifacts);
        TrialArtifacts.Write(artifacts, plan, setting, judged, ArtifactOf(plan.Sources.Model, stages), objects);
        MlflowWriter.Write(draft, run);
        return draft;
    }

    private MlflowRun FailureOf(Trial trial, StageReport guilty, ImmutableArray<StageReport> stages)
    {
        var end = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        IEnumerable<(string, string?)> tags =
            [.. TagsOf(trial, judged: null, stages), (TrialTags.FailedStage, guilty.Stage), (TrialTags.FailedBecause, guilty.Message ?? "it did not say why")];
        return new MlflowRun(
            ExperimentIds.OfRun(plan.Name, plan.Pipeline.Name, trial, Digest.OfText("failed/" + guilty.Stage)),
            experiment,
            trial.Name,
            MlflowStatus.Failed,
            guilty.StartedAt == default ? end : guilty.StartedAt.ToUnixTimeMilliseconds(),
            end,
            MlflowKeys.Legal(trial.Params),
            ImmutableSortedDictionary<string, MlflowMetric>.Empty,
            Legal(tags))
        {
            User = "mlops",
        };
    }

    private static ImmutableSortedDictionary<string, string> Legal(IEnumerable<(string Name, string? Value)> tags) =>
        MlflowKeys.Legal(tags.Where(static tag => tag.Value is not null).Select(static tag => KeyValuePair.Create(tag.Name, tag.Value ?? "")));

    private MlflowRun RunOf(string id, Trial trial, StageReport judged, ImmutableArray<StageReport> stages)
    {
        var end = EndOf(judged);
        var learned = stages.FirstOrDefault(stage => stage.Stage == plan.Sources.Model?.Stage) ?? judged;
        var start = learned.StartedAt < judged.StartedAt ? learned.StartedAt : judged.StartedAt;
        return new MlflowRun(
            id,
            experiment,
            trial.Name,
            MlflowStatus.Finished,
            start.ToUnixTimeMilliseconds(),
            end,
            MlflowKeys.Legal(trial.Params),
            MetricsOf(stages).ToImmutableSortedDictionary(static metric => metric.Key, metric => new MlflowMetric(metric.Value, end), StringComparer.Ordinal),
            Legal(TagsOf(trial, judged, stages)))
        {
            User = "mlops",
        };
    }

    private static long EndOf(StageReport stage) => (stage.StartedAt + stage.Elapsed).ToUnixTimeMilliseconds();

    private ImmutableSortedDictionary<string, double> MetricsOf(ImmutableArray<StageReport> stages)
    {
        var metrics = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var measuring in plan.Stages)
        {
            if (stages.FirstOrDefault(stage => stage.Stage == measuring.Id) is not { } report) continue;
            foreach (var output in measuring.Work.Outputs.Items.Where(static output => output.Type == "Metrics"))
            {
                if (Find(report, output.Name) is not { } artifact) continue;
                var evidence = setting.ReadEvidence(File.ReadAllBytes(objects.PathOf(artifact.Digest)));
                metrics.AddRange(EvidenceMetrics.Of(evidence, measuring.Id == plan.Judging.Id ? "" : measuring.Id + "."));
            }
        }

        return metrics.ToImmutable();
    }

    private IEnumerable<(string Name, string? Value)> TagsOf(Trial trial, StageReport? judged, ImmutableArray<StageReport> stages) =>
    [
        (TrialTags.RunName, trial.Name),
        (TrialTags.User, "mlops"),
        (TrialTags.SourceName, $"mlops experiments run {plan.Name}"),
        (TrialTags.SourceType, "LOCAL"),
        (TrialTags.Commit, setting.Commit),
        (TrialTags.IsDirty, setting.Commit is null ? null : setting.IsDirty ? "true" : "false"),
        (TrialTags.Experiment, plan.Name),
        (TrialTags.Pipeline, plan.Pipeline.Name),
        (TrialTags.Configuration, trial.Configuration),
        (TrialTags.Replicate, trial.Replicate.ToString(CultureInfo.InvariantCulture)),
        (TrialTags.Seed, trial.Seed.ToString(CultureInfo.InvariantCulture)),
        (TrialTags.Key, judged?.Key?.ToString()),
        (TrialTags.TrainingRows, ArtifactOf(plan.Sources.Learned, stages)?.Rows?.ToString(CultureInfo.InvariantCulture)),
        (TrialTags.TestRows, (ArtifactOf(plan.Sources.Judged, stages)?.Rows ?? PredictionsOf(judged)?.Rows)?.ToString(CultureInfo.InvariantCulture)),
        (TrialTags.ModelDigest, ArtifactOf(plan.Sources.Model, stages)?.Digest.ToString()),
        (TrialTags.PredictionsDigest, PredictionsOf(judged)?.Digest.ToString()),
        (TrialTags.TestDigest, ArtifactOf(plan.Sources.Judged, stages)?.Digest.ToString()),
        (TrialTags.Tool, setting.ToolVersion),
        (TrialTags.Runtime, setting.Runtime),
        (TrialTags.System, setting.System),
    ];

    private static Artifact? ArtifactOf(OutputSource? source, ImmutableArray<StageReport> stages) =>
        source is not null && stages.FirstOrDefault(stage => stage.Stage == source.Stage) is { } report ? Find(report, source.Output) : null;

    private static Artifact? PredictionsOf(StageReport? judged) => judged is null ? null : Find(judged, "predictions");

    private static Artifact? Find(StageReport report, string output) => report.Outputs.FirstOrDefault(given => given.Name == output)?.Artifact;
}
