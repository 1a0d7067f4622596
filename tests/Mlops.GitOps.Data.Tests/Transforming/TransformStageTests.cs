using Mlops.GitOps.Cli.Tests;

namespace Mlops.GitOps.Data.Tests.Transforming;

public sealed class TransformStageTests
{
    private const string Payments = "SELECT i AS id, 'c' || i % 3 AS customer, i * 1.5::DOUBLE AS amount, DATE '2026-01-01' + i::INTEGER AS day FROM range(9) t(i)";

    [Fact]
    public void A_query_gives_the_declared_columns_in_the_declared_order()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Transform(folder, "SELECT sum(id) AS ids, customer FROM data GROUP BY customer ORDER BY customer;", ("customer", "string"), ("ids", "int"));
        Assert.Equal((0, "rows: 3 rows, 2 columns.\n"), (status, log));
        Assert.Equal(["c0|9", "c1|12", "c2|15"], TableFiles.Read(folder.Path, "rows"));
    }

    [Fact]
    public void Inputs_are_tables_of_their_names()
    {
        using var folder = new TemporaryFolder();
        var inputs = new Dictionary<string, object>
        {
            ["left one"] = StageFiles.Table(TableFiles.Write(folder["a.parquet"], "SELECT 1 AS id")),
            ["right"] = StageFiles.Table(folder.With("b.csv", "id,name\n1,x\n")["b.csv"], "csv"),
        };
        var (status, log) = StageFiles.Run(TableFiles.Runner("transform"), folder.Path, new { sql = "SELECT name FROM \"left one\" JOIN \"right\" USING (id)" }, inputs, ["rows"]);
        Assert.True(status == 0, log);
        Assert.Equal(["x"], TableFiles.Read(folder.Path, "rows"));
    }

    [Fact]
    public void Without_an_order_rows_keep_that_of_the_input()
    {
        using var folder = new TemporaryFolder();
        Transform(folder, "SELECT id FROM data WHERE id % 2 = 0", ("id", "int"));
        Assert.Equal(["0", "2", "4", "6", "8"], TableFiles.Read(folder.Path, "rows"));
    }

    [Fact]
    public void Groups_and_sums_of_floats_are_the_same_bytes_each_time()
    {
        var bytes = Enumerable.Range(0, 3).Select(static _ =>
        {
            using var folder = new TemporaryFolder();
            TableFiles.Write(folder["data.parquet"], "SELECT i % 1000 AS g, sin(i) * 1e6 AS x FROM range(400000) t(i)");
            var (status, log) = StageFiles.Run(TableFiles.Runner("transform"), folder.Path, new { sql = "SELECT g, sum(x) AS s, any_value(x) AS a FROM data GROUP BY g" }, new() { ["data"] = StageFiles.Table(folder["data.parquet"]) }, ["rows"]);
            Assert.True(status == 0, log);
            return Convert.ToHexString(File.ReadAllBytes(StageFiles.PathOf(folder.Path, "rows")));
        }).Distinct();
        Assert.Single(bytes);
    }

    [Theory]
    [InlineData("SELECT random() AS x FROM data", "`sql` uses random()")]
    [InlineData("SELECT now() AS x FROM data", "`sql` uses now()")]
    [InlineData("SELECT uuid() AS x FROM data", "`sql` uses uuid()")]
    [InlineData("SELECT current_timestamp AS x FROM data", "`sql` uses")]
    [InlineData("WITH a AS (SELECT today() AS x) SELECT * FROM a", "`sql` uses today()")]
    [InlineData("SELECT * FROM data USING SAMPLE 3", "`sql` uses a sample")]
    [InlineData("SELECT * FROM data TABLESAMPLE 10%", "`sql` uses a sample")]
    [InlineData("SELECT * FROM duckdb_settings()", "`sql` reads from 'duckdb_settings'")]
    [InlineData("SELECT * FROM read_csv('/etc/passwd')", "`sql` reads from 'read_csv'")]
    [InlineData("SELECT * FROM '/etc/passwd'", "can't run")]
    [InlineData("COPY data TO 'elsewhere.csv'", "`sql` is no query")]
    [InlineData("SELECT 1; SELECT 2", "`sql` is more than one statement")]
    [InlineData("SELECT 1) TO 'elsewhere.csv' --", "syntax error")]
    [InlineData("SET threads = 4", "`sql` is no query")]
    public void What_its_tables_do_not_decide_is_refused(string sql, string message)
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Transform(folder, sql);
        Assert.Equal(1, status);
        Assert.Contains(message, log, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_in_a_text_is_only_that()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Transform(folder, "SELECT 'random() now()' AS note /* uuid() */ FROM data -- today()").Status);
    }

    [Fact]
    public void A_mistake_is_told_with_its_line_and_place()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Transform(folder, "SELECT id,\n  amuont\nFROM data");
        Assert.Equal(1, status);
        Assert.Contains("LINE 2:   amuont\n          ^", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT id, amount FROM data", "The query of `sql` gives the column 'amount', which `columns` does not declare.")]
    [InlineData("SELECT customer FROM data", "gives the column 'customer'")]
    [InlineData("SELECT amount AS id FROM data", "Column 'id' is declared as int, and the query of `sql` gives float.")]
    [InlineData("SELECT 1.5 AS id FROM data", "Column 'id' is declared as int, and the query of `sql` gives decimal(2,1).")]
    [InlineData("SELECT nullif(id, 4) AS id FROM data", "Column 'id' is declared as int, and 1 of 9 rows have no value.")]
    [InlineData("SELECT 170141183460469231731687303715884105727 AS id", "can't run")]
    [InlineData("SELECT id, id FROM data", "gives the column 'id_1', which `columns` does not declare.")]
    public void What_is_not_as_declared_is_refused(string sql, string message)
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Transform(folder, sql, ("id", "int"));
        Assert.Equal(1, status);
        Assert.Contains(message, log, StringComparison.Ordinal);
    }

    [Fact]
    public void What_loses_nothing_is_made_what_is_declared()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Transform(folder, "SELECT id::TINYINT AS small, id AS number, day AS at, 2.5 AS price FROM data LIMIT 1",
            ("small", "int"), ("number", "float"), ("at", "timestamp"), ("price", "decimal(10,2)"));
        Assert.True(status == 0, log);
        Assert.Equal(["BIGINT", "DOUBLE", "TIMESTAMP", "DECIMAL(10,2)"], TableFiles.Read($"SELECT column_type FROM (DESCRIBE SELECT * FROM '{StageFiles.PathOf(folder.Path, "rows")}')"));
    }

    private static (int Status, string Log) Transform(TemporaryFolder folder, string sql, params (string Name, string Type)[] columns) =>
        StageFiles.Run(TableFiles.Runner("transform"), folder.Path, new { sql, columns = columns.Select(static column => new { name = column.Name, type = column.Type }) },
            new() { ["data"] = StageFiles.Table(TableFiles.Write(folder["data.parquet"], Payments)) }, ["rows"]);
}
