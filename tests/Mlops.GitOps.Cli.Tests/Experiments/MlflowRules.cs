using System.Globalization;
using System.Text.RegularExpressions;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Cli.Tests.Experiments;

/// <summary>The rules that MLflow's file store holds its folders to, read from <c>mlflow/store/tracking/file_store.py</c> and <c>mlflow/utils/validation.py</c>
/// (MLflow 2.22): an answer for each file that breaks one.</summary>
internal static partial class MlflowRules
{
    private static readonly string[] ExperimentKeys = ["artifact_location", "creation_time", "experiment_id", "last_update_time", "lifecycle_stage", "name"];

    private static readonly string[] RunKeys =
    [
        "artifact_uri", "deleted_time", "end_time", "entry_point_name", "experiment_id", "lifecycle_stage", "run_id", "run_name", "run_uuid",
        "source_name", "source_type", "source_version", "start_time", "status", "tags", "user_id",
    ];

    public static List<string> Broken(string workspace)
    {
        var broken = new List<string>();
        var root = Path.Join(workspace, "mlruns");
        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            var parts = Path.GetRelativePath(root, path).Split('/');
            if (Problem(workspace, path, parts) is { } problem) broken.Add($"{string.Join('/', parts)}: {problem}");
        }

        return broken;
    }

    private static string? Problem(string workspace, string path, string[] parts) => parts switch
    {
        [var experiment, "meta.yaml"] => ExperimentId().IsMatch(experiment) ? ExperimentMeta(path, experiment) : "no id of an experiment",
        [_, "tags", var key] => Tag(path, key),
        [var experiment, var run, "meta.yaml"] => RunId().IsMatch(run) ? RunMeta(workspace, path, experiment, run) : "no id of a run",
        [_, _, "params", var key] => Name(key) ?? (File.ReadAllText(path).Length <= 6000 ? null : "longer than 6000"),
        [_, _, "tags", var key] => Tag(path, key),
        [_, _, "metrics", var key] => Name(key) ?? Metric(path),
        [_, _, "artifacts", ..] => null,
        _ => "nothing that MLflow knows",
    };

    private static string? ExperimentMeta(string path, string experiment)
    {
        var meta = Read(path);
        if (!meta.Keys.SequenceEqual(ExperimentKeys)) return $"keys {string.Join(", ", meta.Keys)}";
        if (meta["experiment_id"] != (experiment, true)) return "another id than its folder, or no text";
        if (meta["lifecycle_stage"].Value != "active") return "not active";
        if (meta["name"].Value is "" or { Length: > 500 }) return "no name";
        return IsTime(meta["creation_time"].Value) && IsTime(meta["last_update_time"].Value) ? null : "times are whole milliseconds";
    }

    private static string? RunMeta(string workspace, string path, string experiment, string run)
    {
        var meta = Read(path);
        if (!meta.Keys.SequenceEqual(RunKeys)) return $"keys {string.Join(", ", meta.Keys)}";
        if (meta["experiment_id"] != (experiment, true)) return "another experiment than its folder, or no text";
        if (meta["run_id"] != (run, true) || meta["run_uuid"] != (run, true)) return "another id than its folder, or no text";
        if (meta["status"].Value is not ("1" or "2" or "3" or "4" or "5")) return "no status";
        if (meta["source_type"].Value != "4") return "no local source";
        if (!IsTime(meta["start_time"].Value) || !IsTime(meta["end_time"].Value)) return "times are whole milliseconds";
        if (Path.GetFullPath(meta["artifact_uri"].Value, workspace) != Path.Join(Path.GetDirectoryName(path), "artifacts")) return "artifacts are elsewhere";
        if (!Directory.Exists(Path.Join(Path.GetDirectoryName(path), "artifacts"))) return "no artifacts";
        if (meta["tags"].Value != "[]" || meta["deleted_time"].Value != "null") return "tags are empty and nothing is deleted";
        return File.ReadAllText(Path.Join(Path.GetDirectoryName(path), "tags", "mlflow.runName")) == meta["run_name"].Value ? null : "the tag has another name";
    }

    private static string? Tag(string path, string key) => Name(key) ?? (File.ReadAllText(path).Length <= 5000 ? null : "longer than 5000");

    private static string? Name(string key) => key.Length > 250 ? "longer than 250" : !Key().IsMatch(key) || key is "." or ".." ? "a letter that no name may have" : null;

    private static string? Metric(string path)
    {
        foreach (var line in File.ReadAllText(path).TrimEnd('\n').Split('\n'))
        {
            if (!MetricLine().IsMatch(line)) return $"'{line}' is not: timestamp, value, step";
            var value = double.Parse(line.Split(' ')[1], NumberStyles.Float, CultureInfo.InvariantCulture);
            if (line.Split(' ')[1] != value.ToString("R", CultureInfo.InvariantCulture)) return "a number that does not come back as it was";
        }

        return null;
    }

    private static bool IsTime(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time > 1_600_000_000_000;

    // Whether PyYAML reads a text, too: quoted, or with a letter that no number has.
    private static Dictionary<string, (string Value, bool IsText)> Read(string path)
    {
        var diagnostics = new DiagnosticBag();
        var root = Assert.IsType<YamlMap>(YamlReader.Read(new SourceFile(path, File.ReadAllText(path)), diagnostics).Root);
        Assert.False(diagnostics.HasErrors);
        return root.Entries.ToDictionary(static entry => entry.Name, static entry => entry.Value is YamlScalar scalar ? (scalar.Value, !scalar.IsPlain || Texty().IsMatch(scalar.Value)) : (YamlJson.Write(entry.Value), false));
    }

    [GeneratedRegex("^[a-zA-Z0-9][\\w\\-]{0,63}$")]
    private static partial Regex ExperimentId();

    [GeneratedRegex("^[a-zA-Z0-9][\\w\\-]{0,255}$")]
    private static partial Regex RunId();

    [GeneratedRegex("^[/\\w.\\- ]+$")]
    private static partial Regex Key();

    [GeneratedRegex("^\\d+ [^ ]+ \\d+$")]
    private static partial Regex MetricLine();

    [GeneratedRegex("[a-df-z]")]
    private static partial Regex Texty();
}
