using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Data.Tests.Training;

namespace Mlops.GitOps.Data.Tests.Explaining;

/// <summary>Trains, and explains.</summary>
internal static class Explanations
{
    /// <summary>An answer that depends on size most, less on town, hardly on age, and not on noise.</summary>
    public const string Houses = """
        SELECT (hash(i) % 1000) / 100.0 AS size, ['aarhus', 'bergen', 'cadiz'][1 + (hash(i * 3) % 3)::INTEGER] AS town,
        CASE WHEN hash(i * 5) % 4 > 0 THEN (hash(i * 7) % 50)::INTEGER END AS age, (hash(i * 11) % 1000) / 100.0 AS noise,
        3 * size + CASE town WHEN 'aarhus' THEN 8 WHEN 'bergen' THEN 4 ELSE 0 END - coalesce(age, 10) / 20.0 + (hash(i * 13) % 1000) / 250.0 AS price,
        price > 20 AS dear, CASE WHEN price > 25 THEN 'high' WHEN price > 12 THEN 'middle' ELSE 'low' END AS class
        FROM range(3000) r(i) ORDER BY i
        """;

    public static readonly string[] Inputs = ["size", "town", "age", "noise"];

    public static object Judged(string task, string metric, bool isLowerBetter = false)
    {
        object[] metrics = [new { name = "profit", sql = "sum(1)" }, new { name = metric, lowerIsBetter = isLowerBetter }];
        return new { name = "houses", task, output = "answer", threshold = 0.5, metrics, slices = Array.Empty<object>() };
    }

    public static object Model(string task, string type = "float", string[]? inputs = null) => Trainings.Model(task, inputs ?? Inputs, type, "answer");

    public static void Train(TemporaryFolder folder, string learner, string task, string label, string query = Houses, string type = "float", string[]? inputs = null, object? with = null)
    {
        var (status, log) = Trainings.Train(folder, query, Trainings.Settings(learner, Model(task, type, inputs), label, with ?? (learner == "boosted-trees" ? new { trees = 40 } : null)));
        Assert.True(status == 0, log);
    }

    public static (int Status, string Log) Explain(TemporaryFolder folder, object settings, string query = Houses, long seed = 3) =>
        StageFiles.Run(TableFiles.Runner("explain"), folder.Path, settings, new()
        {
            ["data"] = StageFiles.Table(TableFiles.Write(Path.Join(folder.Path, "explained.parquet"), query)),
            ["model"] = new { path = Trainings.ModelOf(folder), digest = "", type = "Model", format = "onnx" },
        }, ["report", "importance"], seed);

    /// <summary>Returns columns of the table, row by row.</summary>
    public static List<string> Importance(TemporaryFolder folder, string columns) =>
        TableFiles.Read($"SELECT {columns} FROM read_parquet('{StageFiles.PathOf(folder.Path, "importance")}')");

    public static string Report(TemporaryFolder folder) => File.ReadAllText(StageFiles.PathOf(folder.Path, "report"));

    /// <summary>Takes from a model what says that it is of a built-in learner.</summary>
    public static void Disguise(TemporaryFolder folder)
    {
        var file = File.ReadAllBytes(Trainings.ModelOf(folder));
        var at = file.AsSpan().IndexOf("mlops.model"u8);
        Assert.True(at > 0);
        "other.model"u8.CopyTo(file.AsSpan(at));
        File.WriteAllBytes(Trainings.ModelOf(folder), file);
    }
}
