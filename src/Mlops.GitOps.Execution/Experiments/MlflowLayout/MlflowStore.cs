namespace Mlops.GitOps.Execution.Experiments.MlflowLayout;

/// <summary>The folder <c>mlruns</c> of a workspace.</summary>
public sealed record MlflowStore(string Root)
{
    public const string FolderName = "mlruns";

    public string Folder => Path.Join(Root, FolderName);

    public string PathOf(string experiment) => Path.Join(Folder, experiment);

    public string PathOf(string experiment, string run) => Path.Join(Folder, experiment, run);

    /// <summary>Returns where the artifacts of a run are that stand in this folder.</summary>
    public string ArtifactsOf(MlflowRun run) => MlflowWriter.ArtifactsIn(PathOf(run.ExperimentId, run.Id));

    /// <summary>Returns every experiment, by name.</summary>
    public IReadOnlyList<MlflowExperiment> Experiments() =>
        [.. FoldersIn(Folder).Select(MlflowReader.ReadExperiment).OfType<MlflowExperiment>().OrderBy(static one => one.Name, StringComparer.Ordinal).ThenBy(static one => one.Id, StringComparer.Ordinal)];

    /// <summary>Returns the runs of an experiment: the newest first, as MLflow lists them.</summary>
    public IReadOnlyList<MlflowRun> Runs(string experiment) =>
        [.. FoldersIn(PathOf(experiment)).Where(static folder => !Path.GetFileName(folder).StartsWith('.')).Select(MlflowReader.ReadRun).OfType<MlflowRun>().Where(run => run.ExperimentId == experiment)
            .OrderByDescending(static run => run.StartedAt).ThenBy(static run => run.Id, StringComparer.Ordinal)];

    private static string[] FoldersIn(string folder) => Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
}
