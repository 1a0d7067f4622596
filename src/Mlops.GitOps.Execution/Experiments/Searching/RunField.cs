using System.Collections.Immutable;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;

namespace Mlops.GitOps.Execution.Experiments.Searching;

/// <summary>A value of a run by its name: <c>metrics.auc</c>, <c>params.trees</c>, <c>tags.note</c>, <c>attributes.status</c>.</summary>
internal sealed record RunField(FieldKind Kind, string Key)
{
    public static readonly ImmutableArray<string> TextAttributes = ["artifact_uri", "experiment_id", "run_id", "run_name", "status", "user_id"];
    public static readonly ImmutableArray<string> TimeAttributes = ["end_time", "start_time"];

    public bool IsNumber => Kind is FieldKind.Metric or FieldKind.Time;

    public double? NumberOf(MlflowRun run) => (Kind, Key) switch
    {
        (FieldKind.Metric, _) => run.Metrics.TryGetValue(Key, out var metric) ? metric.Value : null,
        (FieldKind.Time, "end_time") => run.EndedAt,
        _ => run.StartedAt,
    };

    public string? TextOf(MlflowRun run) => Kind switch
    {
        FieldKind.Parameter => run.Params.GetValueOrDefault(Key),
        FieldKind.Tag => run.Tags.GetValueOrDefault(Key),
        _ => AttributeOf(run),
    };

    private string AttributeOf(MlflowRun run) => Key switch
    {
        "artifact_uri" => run.ArtifactUri,
        "experiment_id" => run.ExperimentId,
        "run_name" => run.Name,
        "status" => run.StatusName,
        "user_id" => run.User,
        _ => run.Id,
    };
}
