using System.Collections.Immutable;
using System.Globalization;

namespace Mlops.GitOps.Execution.Experiments.MlflowLayout;

/// <summary>Reads the folders of experiments and runs, also of those that MLflow itself wrote.</summary>
internal static class MlflowReader
{
    /// <summary>Returns an experiment; null where the folder holds none, or one that was deleted.</summary>
    public static MlflowExperiment? ReadExperiment(string folder)
    {
        if (MlflowMeta.TryRead(folder) is not { } meta || !IsActive(meta) || !meta.TryGetValue("experiment_id", out var id)) return null;
        return new(id, meta.GetValueOrDefault("name", id), TimeOf(meta, "creation_time") ?? 0, TextsIn(Path.Join(folder, "tags")));
    }

    /// <summary>Returns a run; null where the folder holds none, or one that was deleted.</summary>
    public static MlflowRun? ReadRun(string folder)
    {
        if (MlflowMeta.TryRead(folder) is not { } meta || !IsActive(meta) || !meta.TryGetValue("experiment_id", out var experiment)) return null;
        var tags = TextsIn(Path.Join(folder, "tags"));
        var id = meta.GetValueOrDefault("run_id") ?? meta.GetValueOrDefault("run_uuid") ?? Path.GetFileName(folder);
        return new(
            id,
            experiment,
            meta.GetValueOrDefault("run_name") ?? tags.GetValueOrDefault("mlflow.runName", ""),
            TimeOf(meta, "status") is >= 1 and <= 5 and var status ? (MlflowStatus)status : MlflowStatus.Running,
            TimeOf(meta, "start_time") ?? 0,
            TimeOf(meta, "end_time"),
            TextsIn(Path.Join(folder, "params")),
            MetricsIn(Path.Join(folder, "metrics")),
            tags)
        {
            User = meta.GetValueOrDefault("user_id", ""),
            ArtifactUri = meta.GetValueOrDefault("artifact_uri", ""),
        };
    }

    private static bool IsActive(IReadOnlyDictionary<string, string> meta) => meta.GetValueOrDefault("lifecycle_stage", "active") == "active";

    private static long? TimeOf(IReadOnlyDictionary<string, string> meta, string key) =>
        meta.TryGetValue(key, out var text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var time) ? time : null;

    private static ImmutableSortedDictionary<string, string> TextsIn(string folder) =>
        FilesIn(folder).ToImmutableSortedDictionary(static file => file.Key, static file => File.ReadAllText(file.Path), StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, MlflowMetric> MetricsIn(string folder)
    {
        var metrics = ImmutableSortedDictionary.CreateBuilder<string, MlflowMetric>(StringComparer.Ordinal);
        foreach (var (key, path) in FilesIn(folder))
        {
            if (LastOf(File.ReadLines(path)) is { } last) metrics.Add(key, last);
        }

        return metrics.ToImmutable();
    }

    // Of all values the one of the last step counts, of one step the newest, of one time the greatest.
    private static MlflowMetric? LastOf(IEnumerable<string> lines)
    {
        MlflowMetric? last = null;
        foreach (var line in lines)
        {
            if (Parse(line) is { } metric && (last is not { } other || (metric.Step, metric.Timestamp, metric.Value).CompareTo((other.Step, other.Timestamp, other.Value)) > 0)) last = metric;
        }

        return last;
    }

    private static MlflowMetric? Parse(string line)
    {
        var parts = line.Trim().Split(' ');
        if (parts.Length is not (2 or 3) || !long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var time)) return null;
        var step = 0L;
        if (parts.Length == 3 && !long.TryParse(parts[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out step)) return null;
        return ValueOf(parts[1]) is { } value ? new MlflowMetric(value, time, step) : null;
    }

    // Python says `inf` where .NET says `Infinity`.
    private static double? ValueOf(string text) => text.TrimStart('+') switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        var number => double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null,
    };

    // A key with slashes is a file in folders.
    private static IEnumerable<(string Key, string Path)> FilesIn(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => (Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), path)).OrderBy(static file => file.Item1, StringComparer.Ordinal);
    }
}
