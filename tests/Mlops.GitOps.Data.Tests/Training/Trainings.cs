using System.Text.Json;
using Mlops.GitOps.Cli.Tests;

namespace Mlops.GitOps.Data.Tests.Training;

/// <summary>Trains on what a query gives, and scores.</summary>
internal static class Trainings
{
    /// <summary>A class that depends on a number and a text, some of both missing, beside columns that are no inputs.</summary>
    public const string Loans = """
        SELECT 'a' || i AS id, TIMESTAMP '2026-01-01' + INTERVAL 1 HOUR * i AS at, (hash(i) % 1000) / 10.0 AS amount,
        CASE WHEN hash(i * 3) % 10 > 0 THEN ['web', 'branch', 'broker'][1 + (hash(i * 7) % 3)::INTEGER] END AS channel,
        CASE WHEN hash(i * 5) % 5 > 0 THEN (hash(i * 11) % 60)::INTEGER END AS months, (hash(i * 13) % 2)::INTEGER = 0 AS renewed,
        ((hash(i * 17) % 10000) / 100.0)::DECIMAL(9,2) AS income, ['f', 'm'][1 + (hash(i * 19) % 2)::INTEGER] AS sex,
        (hash(i) % 1000) / 10.0 + CASE WHEN channel = 'web' THEN 30 WHEN channel IS NULL THEN 60 ELSE 0 END + (hash(i * 23) % 40) > 80 AS defaulted
        FROM range(2000) r(i) ORDER BY i
        """;

    public static string[] LoanInputs { get; } = ["amount", "channel", "months", "renewed", "income"];

    public static object Model(string task, IEnumerable<string>? inputs = null, string type = "float", string output = "risk") =>
        new { name = "credit", task, inputs = (inputs ?? LoanInputs).Select(static name => new { name }).ToArray(), output = new { name = output, type } };

    public static (int Status, string Log) Train(TemporaryFolder folder, string query, object settings, long seed = 0) =>
        StageFiles.Run(TableFiles.Runner("train"), folder.Path, settings, new() { ["data"] = StageFiles.Table(TableFiles.Write(Path.Join(folder.Path, "data.parquet"), query)) }, ["model"], seed);

    public static (int Status, string Log) Predict(TemporaryFolder folder, string query, object? settings = null) =>
        StageFiles.Run(TableFiles.Runner("predict"), folder.Path, settings ?? new { }, new()
        {
            ["data"] = StageFiles.Table(TableFiles.Write(Path.Join(folder.Path, "scored.parquet"), query)),
            ["model"] = new { path = ModelOf(folder), digest = "", type = "Model", format = "onnx" },
        }, ["rows"]);

    public static string ModelOf(TemporaryFolder folder) => StageFiles.PathOf(folder.Path, "model");

    /// <summary>Returns settings as JSON writes them, with some of them replaced.</summary>
    public static Dictionary<string, object> Settings(string learner, object? model = null, string label = "defaulted", object? with = null)
    {
        var settings = new Dictionary<string, object> { ["label"] = label, ["learner"] = learner, ["model"] = model ?? Model("binary") };
        if (with is not null) settings["with"] = with is string json ? JsonDocument.Parse(json).RootElement : with;
        return settings;
    }
}
