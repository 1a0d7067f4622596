using System.Text.Json;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Tests;

/// <summary>Writes stage files as a runner does, and runs built-in bodies on them.</summary>
internal static class StageFiles
{
    /// <summary>Runs a body and returns its exit status and log. Outputs are written to <c>out/NAME.FORMAT</c>.</summary>
    public static (int Status, string Log) Run(StageRunner runner, string folder, object settings, Dictionary<string, object> inputs, string[] outputs, long seed = 0)
    {
        Directory.CreateDirectory(Path.Join(folder, "out"));
        var scratch = Directory.CreateDirectory(Path.Join(folder, "scratch")).FullName;
        var file = Path.Join(folder, "stage.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["schema"] = "mlops/stage/1",
            ["pipeline"] = "test",
            ["stage"] = runner.Kind,
            ["attempt"] = 1,
            ["seed"] = seed,
            ["params"] = new Dictionary<string, object>(),
            ["settings"] = settings,
            ["inputs"] = inputs,
            ["outputs"] = outputs.ToDictionary(static name => name, name => (object)new { path = PathOf(folder, name), type = "Table", format = "parquet" }),
            ["scratch"] = scratch,
        }));
        using var log = new StringWriter();
        return (StageRunners.Run(runner, file, log, CancellationToken.None), log.ToString());
    }

    public static object Table(string path, string format = "parquet") => new { path, digest = $"sha256:{new string('0', 64)}", type = "Table", format };

    public static object Files(string path) => new { path, digest = $"sha256:{new string('0', 64)}", type = "Folder" };

    public static string PathOf(string folder, string output) => Path.Join(folder, "out", $"{output}.parquet");
}
