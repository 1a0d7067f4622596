using System.Text;
using Mlops.GitOps.Cli.Tests;

namespace Mlops.GitOps.Data.Tests.Ingesting;

/// <summary>Runs the stage on files that a test writes, and reads what it wrote.</summary>
internal sealed class IngestRun : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Folder => folder.Path;

    public int Status { get; private set; }

    public string Log { get; private set; } = "";

    public string Source => folder["source"];

    public IngestRun With(string file, string text) => With(file, Encoding.UTF8.GetBytes(text));

    public IngestRun With(string file, byte[] bytes)
    {
        var path = Path.Join(Source, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? Source);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    /// <summary>Runs the stage on all files, with columns such as <c>id int, name string?</c>.</summary>
    public IngestRun Run(string columns, string format = "csv", object? csv = null, string otherColumns = "fail", string? happened = null, string? known = null, string? file = null)
    {
        var dataset = new Dictionary<string, object?>
        {
            ["name"] = "things",
            ["format"] = format,
            ["columns"] = columns.Split("; ", StringSplitOptions.RemoveEmptyEntries)
                .Select(static column => column.Split(' ', 2)).Select(static column => new { name = column[0], type = column[1] }).ToArray(),
            ["otherColumns"] = otherColumns,
            ["event"] = happened,
            ["known"] = known,
        };
        if (csv is not null) dataset["csv"] = csv;
        var runner = StageRunners.All.Single(static runner => runner.Kind == "ingest");
        var path = file is null ? Source : Path.Join(Source, file);
        (Status, Log) = StageFiles.Run(runner, Folder, new { dataset }, new() { ["dataset"] = StageFiles.Files(path) }, ["rows", "rejects"]);
        return this;
    }

    /// <summary>The rows, a line each, values as the engine shows them.</summary>
    public string[] Rows => Shown("rows", "*");

    /// <summary>What was set aside: place, column, value, reason.</summary>
    public string[] Rejects => Shown("rejects", "file || ':' || line, \"column\", value, reason");

    public string[] RejectedLines => Shown("rejects", "row");

    public byte[] Bytes(string output) => File.ReadAllBytes(StageFiles.PathOf(Folder, output));

    public void Dispose() => folder.Dispose();

    public string[] Shown(string output, string columns) => Status != 0 ? throw new InvalidOperationException(Log) : ShownTables.Show($"SELECT {columns} FROM '{StageFiles.PathOf(Folder, output)}'");
}
