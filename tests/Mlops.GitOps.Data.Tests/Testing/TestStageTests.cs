using System.Text.Json;
using Mlops.GitOps.Cli.Tests;

namespace Mlops.GitOps.Data.Tests.Testing;

public sealed class TestStageTests
{
    private static readonly object[] Two = [new { id = 1, amount = 2.5 }, new { id = 2, amount = 4.0 }];

    [Fact]
    public void A_stage_that_does_what_its_golden_rows_say_passes()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Test(folder, "SELECT id, amount / 3 AS third FROM data", [Case(Two, [new { id = 1, third = 0.8333333333 }, new { id = 2, third = 1.3333333333 }])]);
        Assert.Equal((0, "ok: case 1\n"), (status, log));
        Assert.Contains("\"success\": true", File.ReadAllText(StageFiles.PathOf(folder.Path, "report")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_is_told_by_row_and_column()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Test(folder, "SELECT id, amount FROM data", [Case(Two, [new { id = 1, amount = 2.5 }, new { id = 2, amount = 5.0 }])]);
        Assert.Equal(1, status);
        Assert.Contains("failed: case 1\n  rows: row 2, column amount: expected 5.0, got 4.0\n", log, StringComparison.Ordinal);
        Assert.Contains("error: 1 of 1 tests failed.", log, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_too_few_or_too_many_is_told()
    {
        using var folder = new TemporaryFolder();
        var (_, log) = Test(folder, "SELECT id FROM data", [Case(Two, [new { id = 1 }]), Case(Two, [new { id = 1 }, new { id = 2 }, new { id = 3 }])]);
        Assert.Contains("rows: expected 1 rows, got 2\n  rows: row 2: expected none, got {id: 2}", log, StringComparison.Ordinal);
        Assert.Contains("rows: row 3: expected {id: 3}, got none", log, StringComparison.Ordinal);
    }

    [Fact]
    public void Order_counts_unless_it_is_said_not_to()
    {
        using var folder = new TemporaryFolder();
        var turned = new object[] { new { id = 2 }, new { id = 1 } };
        Assert.Equal(1, Test(folder, "SELECT id FROM data", [Case(Two, turned)]).Status);
        var (status, log) = Test(folder, "SELECT id FROM data", [new { @in = new { data = Two }, @out = new { rows = turned }, unordered = true }]);
        Assert.True(status == 0, log);
    }

    [Fact]
    public void Times_are_compared_as_times()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Test(folder, "SELECT day + INTERVAL 1 DAY AS next FROM data", [Case([new { day = "2026-01-31" }], [new { next = "2026-02-01T00:00:00" }])]);
        Assert.True(status == 0, log);
    }

    [Fact]
    public void A_stage_that_fails_fails_its_test_with_what_it_said()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Test(folder, "SELECT nothing FROM data", [Case(Two, [])]);
        Assert.Equal(1, status);
        Assert.Contains("the stage failed: error: The query of `sql` can't run:", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT id FROM data", true)]
    [InlineData("SELECT 1 AS id FROM data", false)]
    public void A_column_is_unique(string sql, bool holds) => AssertLaw(sql, new { unique = "id" }, holds, "unique: id: 1 values of 'id' stand there more than once");

    [Theory]
    [InlineData("SELECT id FROM data", true)]
    [InlineData("SELECT id FROM data WHERE id > 1", false)]
    public void As_many_rows_come_out_as_go_in(string sql, bool holds) => AssertLaw(sql, "sameRowCount", holds, "sameRowCount: 2 rows went in and 1 came out");

    [Theory]
    [InlineData("SELECT id FROM data", true)]
    [InlineData("SELECT id FROM data ORDER BY id DESC", false)]
    public void A_column_never_falls(string sql, bool holds) => AssertLaw(sql, new { monotone = "id" }, holds, "monotone: id: 1 values of 'id' are below the one before");

    [Theory]
    [InlineData("SELECT greatest(id, 2) AS id FROM data", true)]
    [InlineData("SELECT id + 1 AS id FROM data", false)]
    public void What_came_out_comes_out_again(string sql, bool holds) => AssertLaw(sql, "idempotent", holds, "idempotent: 2 rows come out otherwise when they go in again");

    [Fact]
    public void Laws_hold_of_what_the_stage_really_gave()
    {
        using var folder = new TemporaryFolder();
        var inputs = new Dictionary<string, object>
        {
            ["in_data"] = StageFiles.Table(TableFiles.Write(folder["in.parquet"], "SELECT * FROM range(5) t(id)")),
            ["out_rows"] = StageFiles.Table(TableFiles.Write(folder["out.parquet"], "SELECT * FROM range(4) t(id)")),
        };
        var (status, log) = Test(folder, "SELECT id FROM data", [], ["sameRowCount", new { unique = "id" }], inputs);
        Assert.Equal(1, status);
        Assert.Contains("failed: the run\n  sameRowCount: 5 rows went in and 4 came out\n", log, StringComparison.Ordinal);
    }

    [Fact]
    public void Golden_rows_may_be_files()
    {
        using var folder = new TemporaryFolder();
        folder.With("in.csv", "id,amount\n1,2.5\n").With("out.csv", "amount\n2.5\n");
        var (status, log) = Test(folder, "SELECT id, amount FROM data", [new { @in = new { data = folder["in.csv"] }, @out = new { rows = folder["out.csv"] } }]);
        Assert.True(status == 0, log);
    }

    [Fact]
    public void A_property_that_there_is_not_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("There is no property 'sorted'.", Test(folder, "SELECT id FROM data", [Case(Two, [])], ["sorted"]).Log, StringComparison.Ordinal);
    }

    private static void AssertLaw(string sql, object law, bool holds, string message)
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Test(folder, sql, [new { @in = new { data = Two }, @out = new { } }], [law]);
        Assert.Equal(holds ? 0 : 1, status);
        if (!holds) Assert.Contains(message, log, StringComparison.Ordinal);
    }

    private static object Case(object[] before, object[] after) => new { @in = new { data = before }, @out = new { rows = after } };

    private static (int Status, string Log) Test(TemporaryFolder folder, string sql, object[] cases, object[]? properties = null, Dictionary<string, object>? inputs = null) =>
        StageFiles.Run(TableFiles.Runner("test"), folder.Path,
            new { of = new { kind = "transform", settings = new { sql }, inputs = new[] { new { name = "data", format = "parquet" } }, outputs = new[] { "rows" }, seed = 7 }, cases, properties = properties ?? [] },
            inputs ?? [], ["report"]);
}
