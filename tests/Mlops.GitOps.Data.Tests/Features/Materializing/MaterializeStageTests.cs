using System.Text.Json;

namespace Mlops.GitOps.Data.Tests.Features.Materializing;

public sealed class MaterializeStageTests : IDisposable
{
    private static readonly object[] Values = [new { name = "paid", type = "int", function = "count", column = "*" }, new { name = "mean_days", type = "float?", function = "mean", column = "days" }];
    private static readonly object Settings = new { views = new[] { FeatureWorld.View(Values[..1]), FeatureWorld.View(Values, ttl: 5, version: 2) } };

    private static readonly FeatureRow[] Rows = [FeatureWorld.Row("a", 1, 2, days: 3), FeatureWorld.Row("b", 3, 4), FeatureWorld.Row("c", 4, 9, days: 1), FeatureWorld.Row("d", 30, 20)];

    private readonly Cli.Tests.TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_report_says_of_each_view_what_was_computed()
    {
        using var report = JsonDocument.Parse(Report(Rows));
        Assert.Equal("mlops/materialize/1", report.RootElement.GetProperty("schema").GetString());
        var views = report.RootElement.GetProperty("views").EnumerateArray().ToList();
        Assert.Equal(
            ["payment_history@1 customer payments 2024-01-01T00:00:09Z 3 {\"paid\":0}", "payment_history@2 customer payments 2024-01-01T00:00:09Z 3 {\"paid\":0,\"mean_days\":2}"],
            views.Select(static view => $"{view.GetProperty("view")} {view.GetProperty("key")} {view.GetProperty("dataset")} {view.GetProperty("asOf")} {view.GetProperty("rows")} {JsonSerializer.Serialize(view.GetProperty("nulls"))}"));
        Assert.All(views, static view => Assert.StartsWith("sha256:", view.GetProperty("digest").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void The_order_of_rows_changes_no_byte_of_the_report_and_a_value_does()
    {
        var before = Report(Rows);
        Assert.Equal(before, Report(Rows.Reverse()));
        Assert.NotEqual(before, Report([.. Rows[..2], Rows[2] with { Days = 4 }]));
    }

    [Fact]
    public void Data_without_rows_has_no_time()
    {
        using var report = JsonDocument.Parse(Report([]));
        Assert.All(report.RootElement.GetProperty("views").EnumerateArray(), static view => Assert.Equal((JsonValueKind.Null, 0), (view.GetProperty("asOf").ValueKind, view.GetProperty("rows").GetInt32())));
    }

    private string Report(IEnumerable<FeatureRow> rows)
    {
        var file = Path.Join(folder.Path, "payments.csv");
        FeatureWorld.WriteRows(file, rows);
        var (status, log) = StageFiles.Run(TableFiles.Runner("materialize"), folder.Path, FeatureWorld.Clean(Settings), new() { ["payments"] = StageFiles.Files(file) }, ["report"]);
        Assert.True(status == 0, log);
        return File.ReadAllText(StageFiles.PathOf(folder.Path, "report"));
    }
}
