using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Data.Validating;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Testing;

/// <summary>Tests a built-in stage: runs its body on golden rows, and holds laws against these runs and against what it really gave, which
/// stands in the inputs <c>in_NAME</c> and <c>out_NAME</c>. Rows are compared in their order, in the columns that golden rows name.</summary>
internal static class TestStage
{
    public static StageRunner Runner { get; } = new("test", "1", Run);

    public static void Run(StageContext context, CancellationToken stop)
    {
        var settings = TestSettings.Read(context.Settings, name => context.Input(name).Path);
        using var database = StageDatabase.Open(context);
        using var connection = database.Connect();
        var results = settings.Cases.Select((@case, at) => Try(context, connection, settings, @case, FormattableString.Invariant($"case {at + 1}"), stop)).ToList();
        if (RealRun(context, settings) is var (input, output))
            results.Add(new("the run", [.. Break(context, settings, connection, input, output, Path.Join(context.Scratch, "run"), stop)]));
        if (results.Count == 0) throw new StageFailure("There is nothing to test with.", "Write `cases`, or `properties` of a stage that has run.");
        File.WriteAllText(context.Output("report").Path, Report(results));
        foreach (var result in results)
        {
            context.Log.WriteLine($"{(result.Differences.IsEmpty ? "ok" : "failed")}: {result.Name}");
            foreach (var difference in result.Differences) context.Log.WriteLine($"  {difference}");
        }

        var failed = results.Count(static result => !result.Differences.IsEmpty);
        if (failed > 0) throw new StageFailure($"{failed} of {results.Count} tests failed.");
    }

    private static TestResult Try(StageContext context, DuckConnection connection, TestSettings settings, GoldenCase golden, string name, CancellationToken stop)
    {
        var folder = Directory.CreateDirectory(Path.Join(context.Scratch, name.Replace(' ', '-'))).FullName;
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (entrance, rows) in golden.In)
        {
            var written = Path.Join(folder, $"in-{entrance}.parquet");
            TableRows.Write(connection, rows, written, stop);
            inputs[entrance] = TableRows.InFormat(connection, written, settings.Of.FormatOf(entrance), Path.Join(folder, $"in-{entrance}"), stop);
        }

        var trial = StageTrial.Run(settings.Of, context.RunTested, inputs, folder, stop);
        if (trial.Status != 0) return new(name, [$"the stage failed: {trial.Log.TrimEnd()}"]);
        var differences = golden.Out.SelectMany(item =>
        {
            var file = trial.Files.GetValueOrDefault(item.Key) ?? throw new StageFailure($"The stage of kind '{settings.Of.Kind}' gives no output '{item.Key}'.");
            if (!File.Exists(file)) throw new StageFailure($"The stage gave no '{item.Key}'.", "It is to be written where its stage file, or MLOPS_OUT_NAME, says.");
            var actual = Subject.Open(connection, TableRows.AsParquet(connection, file, settings.Of.FormatOf(item.Key), stop), stop);
            var (columns, expected) = TableRows.Golden(actual, item.Value, Path.Join(folder, $"out-{item.Key}.json"));
            return Differences.Of(item.Key, columns, expected, TableRows.Actual(actual, columns), golden.IsUnordered);
        });
        var input = inputs.GetValueOrDefault(settings.Of.Inputs.FirstOrDefault() ?? "") ?? "";
        return new(name, [.. differences, .. Break(context, settings, connection, input, trial.Files[settings.Of.Outputs[0]], Path.Join(folder, "again"), stop)]);
    }

    private static IEnumerable<string> Break(StageContext context, TestSettings settings, DuckConnection connection, string input, string output, string scratch, CancellationToken stop)
    {
        if (settings.Laws.IsEmpty) return [];
        Directory.CreateDirectory(scratch);
        var before = input.Length == 0 ? "" : TableRows.AsParquet(connection, input, settings.Of.FormatOf(settings.Of.Inputs[0]), stop);
        var after = TableRows.AsParquet(connection, output, settings.Of.FormatOf(settings.Of.Outputs[0]), stop);
        return settings.Laws
            .Select(law => (Law: law, Why: Laws.Broken(law, settings.Of, context.RunTested, connection, before, after, scratch, stop)))
            .Where(static broken => broken.Why is not null)
            .Select(static broken => $"{broken.Law}: {broken.Why}");
    }

    private static (string Input, string Output)? RealRun(StageContext context, TestSettings settings) =>
        settings.Of.Inputs.FirstOrDefault() is { } input && context.Inputs.TryGetValue($"in_{input}", out var before) && context.Inputs.TryGetValue($"out_{settings.Of.Outputs[0]}", out var after)
            ? (before.Path, after.Path)
            : null;

    private static string Report(List<TestResult> results) => new JsonObject
    {
        ["schema"] = "mlops/test/1",
        ["success"] = results.TrueForAll(static result => result.Differences.IsEmpty),
        ["tests"] = new JsonArray([.. results.Select(static result => (JsonNode)new JsonObject
        {
            ["name"] = result.Name,
            ["success"] = result.Differences.IsEmpty,
            ["differences"] = new JsonArray([.. result.Differences.Select(static difference => (JsonNode)difference)]),
        })]),
    }.ToJsonString(ReportJson.Indented) + "\n";
}
