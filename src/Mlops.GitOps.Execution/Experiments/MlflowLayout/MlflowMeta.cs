using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Execution.Experiments.MlflowLayout;

/// <summary>The file <c>meta.yaml</c> of an experiment and of a run.</summary>
/// <remarks>Its keys are those that <c>mlflow/store/tracking/file_store.py</c> writes and reads, in the order that PyYAML gives them.
/// Artifacts are named from the folder that holds <c>mlruns</c>, so that the folder can be moved: MLflow takes such a place from where it was started.</remarks>
public static class MlflowMeta
{
    public const string FileName = "meta.yaml";

    /// <summary>The number of a source that is no project and no notebook.</summary>
    private const int LocalSource = 4;

    public static string Write(MlflowExperiment experiment) => YamlWriter.Write(Map(
        ("artifact_location", Text(LocationOf(experiment.Id))),
        ("creation_time", Number(experiment.CreatedAt)),
        ("experiment_id", Text(experiment.Id)),
        ("last_update_time", Number(experiment.CreatedAt)),
        ("lifecycle_stage", Text("active")),
        ("name", Text(experiment.Name))));

    public static string Write(MlflowRun run) => YamlWriter.Write(Map(
        ("artifact_uri", Text(ArtifactsOf(run.ExperimentId, run.Id))),
        ("deleted_time", Null),
        ("end_time", run.EndedAt is { } end ? Number(end) : Null),
        ("entry_point_name", Text("")),
        ("experiment_id", Text(run.ExperimentId)),
        ("lifecycle_stage", Text("active")),
        ("run_id", Text(run.Id)),
        ("run_name", Text(run.Name)),
        ("run_uuid", Text(run.Id)),
        ("source_name", Text("")),
        ("source_type", Number(LocalSource)),
        ("source_version", Text("")),
        ("start_time", Number(run.StartedAt)),
        ("status", Number((long)run.Status)),
        ("tags", Flow(Seq())),
        ("user_id", Text(run.User))));

    public static string ArtifactsOf(string experiment, string run) => $"{LocationOf(experiment)}/{run}/artifacts";

    /// <summary>Returns what a file says, by its keys; null where it is not there or can't be read.</summary>
    public static IReadOnlyDictionary<string, string>? TryRead(string folder)
    {
        var path = Path.Join(folder, FileName);
        if (!File.Exists(path)) return null;
        var diagnostics = new DiagnosticBag();
        if (YamlReader.Read(new SourceFile(path, File.ReadAllText(path)), diagnostics).Root is not YamlMap map || diagnostics.HasErrors) return null;
        return map.Entries.Where(static entry => entry.Value is YamlScalar { IsNull: false }).ToDictionary(static entry => entry.Name, static entry => ((YamlScalar)entry.Value).Value, StringComparer.Ordinal);
    }

    private static string LocationOf(string experiment) => $"./{MlflowStore.FolderName}/{experiment}";
}
