using System.Text.Json;
using Mlops.GitOps.Cli.Tests;

namespace Mlops.GitOps.Data.Tests.Validating;

public sealed class ValidateStageTests
{
    private const string Applications = "SELECT * FROM (VALUES (1, 'a', 10.5), (2, 'b', -3.0), (3, NULL, 7.0), (4, 'd', -8.0)) t(id, customer, amount)";

    [Fact]
    public void What_holds_lets_the_rows_through_byte_for_byte()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Run(folder, Applications, Expect("expect_column_values_to_be_between", new { column = "amount", min_value = -10 }));
        Assert.Equal((0, "1 of 1 expectations of 'applications' hold.\n"), (status, log));
        Assert.Equal(File.ReadAllBytes(folder["data.parquet"]), File.ReadAllBytes(StageFiles.PathOf(folder.Path, "rows")));
        Assert.Empty(TableFiles.Read(folder.Path, "rejects"));
        Assert.True(TableFiles.Report(folder.Path).GetProperty("success").GetBoolean());
        Assert.Equal("""{"rejects":{"rows":0},"rows":{"rows":4}}""", folder.Read("scratch/outputs.json"));
    }

    [Fact]
    public void What_fails_is_told_with_counts_and_first_values()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Run(folder, Applications, Expect("expect_column_values_to_be_between", new { column = "amount", min_value = 0 }));
        Assert.Equal(1, status);
        Assert.Contains("""failed: expect_column_values_to_be_between {"column":"amount","min_value":0}: 2 of 4 rows don't comply: -3.0, -8.0""", log, StringComparison.Ordinal);
        Assert.Contains("error: 1 of 1 expectations of 'applications' do not hold.", log, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_is_logged_and_the_rows_go_on()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Run(folder, Applications, Expect("expect_column_values_to_not_be_null", new { column = "customer" }, "warn"));
        Assert.Equal(0, status);
        Assert.Contains("warning: expect_column_values_to_not_be_null", log, StringComparison.Ordinal);
        Assert.Equal(4, TableFiles.Read(folder.Path, "rows").Count);
        Assert.False(TableFiles.Report(folder.Path).GetProperty("success").GetBoolean());
    }

    [Fact]
    public void Rows_that_are_set_aside_say_against_what_and_no_row_is_lost()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Run(folder, Applications,
            Expect("expect_column_values_to_be_between", new { column = "amount", min_value = -5 }, "quarantine"),
            Expect("expect_column_values_to_not_be_null", new { column = "customer" }, "quarantine"));
        Assert.Equal(0, status);
        Assert.Equal(["1|a|10.5", "2|b|-3.0"], TableFiles.Read(folder.Path, "rows"));
        Assert.Equal(
            [
                """3|-|7.0|expect_column_values_to_not_be_null|customer is missing, against expect_column_values_to_not_be_null {"column":"customer"}""",
                """4|d|-8.0|expect_column_values_to_be_between|amount is -8.0, against expect_column_values_to_be_between {"column":"amount","min_value":-5}""",
            ],
            TableFiles.Read(folder.Path, "rejects"));
        Assert.Equal(2, log.Split('\n').Count(static line => line.StartsWith("set aside: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_row_against_two_expectations_is_set_aside_once()
    {
        using var folder = new TemporaryFolder();
        Run(folder, "SELECT NULL::VARCHAR AS customer, -1 AS amount",
            Expect("expect_column_values_to_be_between", new { column = "amount", min_value = 0 }, "quarantine"),
            Expect("expect_column_values_to_not_be_null", new { column = "customer" }, "quarantine"));
        var reject = Assert.Single(TableFiles.Read(folder.Path, "rejects"));
        Assert.Contains("amount is -1, against ", reject, StringComparison.Ordinal);
        Assert.Contains("; customer is missing, against ", reject, StringComparison.Ordinal);
        Assert.Empty(TableFiles.Read(folder.Path, "rows"));
    }

    [Fact]
    public void Duplicates_are_set_aside_all_of_them()
    {
        using var folder = new TemporaryFolder();
        Run(folder, "SELECT * FROM (VALUES (1), (2), (1), (NULL), (NULL)) t(id)", Expect("expect_column_values_to_be_unique", new { column = "id" }, "quarantine"));
        Assert.Equal(["2", "-", "-"], TableFiles.Read(folder.Path, "rows"));
        Assert.Equal(2, TableFiles.Read(folder.Path, "rejects").Count);
    }

    [Fact]
    public void What_is_about_the_whole_table_can_set_nothing_aside()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Run(folder, Applications, Expect("expect_table_row_count_to_equal", new { value = 4 }, "quarantine"));
        Assert.Equal(1, status);
        Assert.Contains("'expect_table_row_count_to_equal' is about a table or a column as a whole", log, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_spec_says_of_columns_is_expected()
    {
        using var folder = new TemporaryFolder();
        var columns = new object[]
        {
            new { name = "id", type = "int" }, new { name = "customer", type = "string", values = new[] { "a", "b" } },
            new { name = "amount", type = "float", min = "0" }, new { name = "loaded", type = "timestamp?" },
        };
        var (status, log) = Run(folder, $"SELECT id::BIGINT AS id, customer, amount::DOUBLE AS amount FROM ({Applications})", columns: columns);
        Assert.Equal(1, status);
        Assert.Contains("5 of 9 expectations of 'applications' hold.", log, StringComparison.Ordinal);
        Assert.Contains("failed: expect_column_values_to_not_be_null {\"column\":\"customer\"}: 1 of 4 rows don't comply: null", log, StringComparison.Ordinal);
        Assert.Contains("failed: expect_column_values_to_be_in_set {\"column\":\"customer\",\"value_set\":[\"a\",\"b\"]}: 1 of 4 rows don't comply: \"d\"", log, StringComparison.Ordinal);
        Assert.Contains("failed: expect_column_values_to_be_between {\"column\":\"amount\",\"min_value\":0}: 2 of 4 rows", log, StringComparison.Ordinal);
        Assert.Contains("failed: expect_column_to_exist {\"column\":\"loaded\"}", log, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expectation_that_cannot_be_asked_is_its_own_failure_only()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Run(folder, Applications,
            Expect("expect_column_values_to_be_between", new { column = "amuont", min_value = 0 }, "warn"),
            Expect("expect_column_values_to_match_regex", new { column = "customer", regex = "(" }, "warn"),
            Expect("expect_table_row_count_to_equal", new { value = 4 }));
        Assert.Equal(0, status);
        Assert.Contains("The table has no column 'amuont'.", log, StringComparison.Ordinal);
        Assert.Contains("missing )", log, StringComparison.Ordinal);
        var results = TableFiles.Report(folder.Path).GetProperty("results");
        Assert.Equal([true, true, false], results.EnumerateArray().Select(static result => result.GetProperty("exception_info").GetProperty("raised_exception").GetBoolean()));
    }

    [Fact]
    public void A_value_that_only_a_row_shows_to_be_unfit_is_that_expectations_failure_only()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Run(folder, Applications,
            Expect("expect_column_pair_values_to_be_equal", new { column_A = "id", column_B = "customer" }, "warn"),
            Expect("expect_column_values_to_not_be_null", new { column = "id" }));
        Assert.Equal(0, status);
        Assert.Contains("Could not convert string 'a'", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("split")]
    public void A_file_that_is_cut_off_is_a_failure_in_words(string kind)
    {
        using var folder = new TemporaryFolder();
        var whole = File.ReadAllBytes(TableFiles.Write(folder["data.parquet"], Applications));
        File.WriteAllBytes(folder["data.parquet"], whole[..(whole.Length / 2)]);
        var (status, log) = StageFiles.Run(TableFiles.Runner(kind), folder.Path, new { by = "hash", test = 0.5 }, new() { ["data"] = StageFiles.Table(folder["data.parquet"]) }, ["rows", "rejects", "report"]);
        Assert.Equal(1, status);
        Assert.Contains("data.parquet' can't be read:", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id > 2")]
    [InlineData("col(\"id\") > 2")]
    [InlineData("not (id <= 2) and id in [3, 4]")]
    public void A_condition_says_which_rows_are_meant(string condition)
    {
        using var folder = new TemporaryFolder();
        Run(folder, Applications, Expect("expect_column_values_to_be_between", new { column = "amount", min_value = 0, row_condition = condition }, "warn"));
        var result = TableFiles.Report(folder.Path).GetProperty("results")[0].GetProperty("result");
        Assert.Equal((2, 1), (result.GetProperty("element_count").GetInt64(), result.GetProperty("unexpected_count").GetInt64()));
    }

    [Theory]
    [InlineData(0.5, 4.0, 4.0, true)]
    [InlineData(0.5, 5.0, 9.0, false)]
    [InlineData(0.05, 0.0, 0.0, true)]
    [InlineData(0.07, 1.0, 1.0, true)]
    [InlineData(1.0, 9.0, null, true)]
    public void A_quantile_is_the_nearest_value_that_is_there(double quantile, double? low, double? high, bool holds)
    {
        using var folder = new TemporaryFolder();
        Run(folder, "SELECT CASE WHEN i < 10 THEN i END AS x FROM range(15) t(i) ORDER BY i DESC", Expect("expect_column_quantile_values_to_be_between",
            new { column = "x", quantile_ranges = new { quantiles = new[] { quantile }, value_ranges = new[] { new[] { low, high } } } }, "warn"));
        Assert.Equal(holds, TableFiles.Report(folder.Path).GetProperty("success").GetBoolean());
    }

    [Theory]
    [InlineData(0.75, true)]
    [InlineData(0.76, false)]
    public void The_share_of_filled_rows_is_of_all_rows(double least, bool holds)
    {
        using var folder = new TemporaryFolder();
        Run(folder, Applications, Expect("expect_column_proportion_of_non_null_values_to_be_between", new { column = "customer", min_value = least }, "warn"));
        Assert.Equal(holds, TableFiles.Report(folder.Path).GetProperty("success").GetBoolean());
    }

    [Fact]
    public void The_report_is_the_same_bytes_in_another_folder()
    {
        var reports = Enumerable.Range(0, 2).Select(static _ =>
        {
            using var folder = new TemporaryFolder();
            Run(folder, "SELECT i AS id, sin(i) AS x, 'n' || i % 100 AS name FROM range(300000) t(i)",
                Expect("expect_column_mean_to_be_between", new { column = "x", min_value = -1 }), Expect("expect_column_stdev_to_be_between", new { column = "x" }),
                Expect("expect_column_sum_to_be_between", new { column = "x" }), Expect("expect_column_distinct_values_to_contain_set", new { column = "name", value_set = new[] { "n1" } }),
                Expect("expect_column_values_to_be_increasing", new { column = "x" }, "warn"));
            return File.ReadAllText(StageFiles.PathOf(folder.Path, "report"));
        }).ToList();
        Assert.Equal(reports[0], reports[1]);
    }

    private static (int Status, string Log) Run(TemporaryFolder folder, string query, params object[] expectations) => Run(folder, query, [], expectations);

    private static (int Status, string Log) Run(TemporaryFolder folder, string query, object[] columns, object[]? expectations = null)
    {
        var data = TableFiles.Write(folder["data.parquet"], query);
        return StageFiles.Run(TableFiles.Runner("validate"), folder.Path, new { dataset = "applications", columns, expectations = expectations ?? [] },
            new() { ["data"] = StageFiles.Table(data) }, ["rows", "rejects", "report"]);
    }

    private static object Expect(string name, object arguments, string onFail = "fail") => new { name, arguments = JsonSerializer.SerializeToElement(arguments), onFail };
}
