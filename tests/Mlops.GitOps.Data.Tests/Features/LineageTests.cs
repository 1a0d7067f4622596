using System.Text.Json;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Features;

namespace Mlops.GitOps.Data.Tests.Features;

public sealed class LineageTests
{
    private static readonly object[] Values =
    [
        new { name = "late", type = "int", function = "count", column = "*", where = "days > 0 and status != \"paid\"" },
        new { name = "mean_amount", type = "float?", function = "mean", column = "amount" },
        new { name = "risk", type = "float?", expr = "late / mean_amount + fee" },
    ];

    [Fact]
    public void A_value_is_made_from_what_it_reads_and_what_it_is_joined_by()
    {
        var view = ViewDeclaration.Of(JsonSerializer.SerializeToElement(new
        {
            name = "payment_history", version = 2, key = "customer", input = "payments", values = Values,
            dataset = new { name = "payments", format = "csv", @event = "paid_at", known = "loaded_at", columns = Array.Empty<object>() },
        }));
        Assert.Equal(
            ["late: customer days loaded_at paid_at status", "mean_amount: amount customer loaded_at paid_at", "risk: amount customer days fee loaded_at paid_at status"],
            Lineage.Of(view).Select(static value => $"{value.Value}: {string.Join(' ', value.Columns)}"));
    }

    [Fact]
    public void Lineage_is_written_where_it_is_asked_for()
    {
        using var folder = new Cli.Tests.TemporaryFolder();
        var (status, log) = FeatureWorld.TryRun(folder.Path, FeatureWorld.Settings(FeatureWorld.View(Values)), [], [new(1, "a", 1)], outputs: ["rows", "lineage"]);
        Assert.True(status == 0, log);
        using var lineage = JsonDocument.Parse(File.ReadAllBytes(StageFiles.PathOf(folder.Path, "lineage")));
        Assert.Equal("mlops/lineage/1", lineage.RootElement.GetProperty("schema").GetString());
        Assert.Equal(["late", "mean_amount", "risk"], lineage.RootElement.GetProperty("values").EnumerateArray().Select(static value => value.GetProperty("value").GetString()));
    }
}
