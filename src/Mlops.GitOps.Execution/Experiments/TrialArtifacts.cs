using System.Text;
using System.Text.Json;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Experiments;

/// <summary>The files that are kept of a run: what was measured, the model, and what it ran on. They are copies: a store may be cleaned up.</summary>
internal static class TrialArtifacts
{
    public const string Predictions = "predictions";

    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n" };

    public static void Write(string folder, SweepPlan plan, TrialSetting setting, StageReport judged, Artifact? model, LocalStore objects)
    {
        foreach (var output in plan.Judging.Work.Outputs.Items)
        {
            if (judged.Outputs.FirstOrDefault(given => given.Name == output.Name)?.Artifact is not { } artifact) continue;
            if (output.Type == "Table" && !(setting.KeepsPredictions && output.Name == Predictions)) continue;
            objects.CopyTo(artifact, Path.Join(folder, output.Name + EndingOf(output.Type, output.Format, artifact, objects)));
        }

        if (model is not null) objects.CopyTo(model, Path.Join(folder, "model" + EndingOf("Model", FormatOf(plan), model, objects)));
        File.WriteAllBytes(Path.Join(folder, "environment.json"), EnvironmentOf(setting));
    }

    private static string? FormatOf(SweepPlan plan) =>
        plan.Judging.Work.Inputs.Items.FirstOrDefault(static input => input.Type == "Model")?.Format;

    private static string EndingOf(string type, string? format, Artifact artifact, LocalStore objects) => (type, format) switch
    {
        _ when artifact.IsFolder => "",
        ("Metrics", _) => ".json",
        ("Report", _) => IsPage(objects.PathOf(artifact.Digest)) ? ".html" : ".txt",
        ("Model", null or "onnx") => ".onnx",
        ("Table", null or "parquet") => ".parquet",
        (_, { } other) => "." + other,
        _ => "",
    };

    // A report may be a page, Markdown or JSON, and does not say which.
    private static bool IsPage(string path)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        return reader.ReadLine()?.TrimStart().StartsWith('<') == true;
    }

    private static byte[] EnvironmentOf(TrialSetting setting)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable))
        {
            json.WriteStartObject();
            json.WriteString("schema", "mlops/environment/1");
            json.WriteString("tool", setting.ToolVersion);
            json.WriteString("runtime", setting.Runtime);
            json.WriteString("os", setting.System);
            if (setting.Commit is { } commit)
            {
                json.WriteStartObject("code");
                json.WriteString("commit", commit);
                json.WriteBoolean("dirty", setting.IsDirty);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
