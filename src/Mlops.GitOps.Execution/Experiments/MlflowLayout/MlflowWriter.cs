using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Experiments.MlflowLayout;

/// <summary>Writes the folders of experiments and runs.</summary>
public static class MlflowWriter
{
    /// <summary>Writes an experiment where there is none yet.</summary>
    public static void WriteUnlessThere(MlflowStore store, MlflowExperiment experiment)
    {
        var folder = store.PathOf(experiment.Id);
        if (File.Exists(Path.Join(folder, MlflowMeta.FileName))) return;
        WriteTexts(Path.Join(folder, "tags"), experiment.Tags);
        AtomicFile.Write(Path.Join(folder, MlflowMeta.FileName), MlflowMeta.Write(experiment));
    }

    /// <summary>Writes everything of a run but its artifacts, for which it makes a folder.</summary>
    public static void Write(string folder, MlflowRun run)
    {
        Directory.CreateDirectory(ArtifactsIn(folder));
        WriteTexts(Path.Join(folder, "params"), run.Params);
        WriteTexts(Path.Join(folder, "tags"), run.Tags);
        WriteTexts(Path.Join(folder, "metrics"), run.Metrics.ToImmutableSortedDictionary(static metric => metric.Key, static metric => Line(metric.Value), StringComparer.Ordinal));
        File.WriteAllText(Path.Join(folder, MlflowMeta.FileName), MlflowMeta.Write(run));
    }

    public static string ArtifactsIn(string run) => Path.Join(run, "artifacts");

    /// <summary>Writes a tag of a run or an experiment; null removes it.</summary>
    public static void SetTag(string folder, string name, string? value)
    {
        var path = Path.Join(folder, "tags", name);
        if (value is null) File.Delete(path);
        else if (!File.Exists(path) || File.ReadAllText(path) != value) AtomicFile.Write(path, value);
    }

    // With as many digits as bring the same number back.
    private static string Line(MlflowMetric metric) =>
        string.Create(CultureInfo.InvariantCulture, $"{metric.Timestamp} {metric.Value:R} {metric.Step}\n");

    private static void WriteTexts(string folder, ImmutableSortedDictionary<string, string> texts)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in texts) File.WriteAllText(Path.Join(folder, name), text);
    }
}
