using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Data.Splitting;

namespace Mlops.GitOps.Data.Tests.Splitting;

public sealed class SplitOrderTests
{
    [Theory]
    [InlineData("time")]
    [InlineData("hash")]
    [InlineData("group")]
    [InlineData("stratified")]
    public void Any_number_of_threads_gives_the_same_bytes(string by)
    {
        const int rows = 300_000;
        using var first = new TemporaryFolder();
        SplitStageTests.Split(first, SplitStageTests.Rows(rows), SplitStageTests.Settings(by), seed: 5, RunnerOf(threads: 1));
        foreach (var threads in new[] { 2, 7 })
        {
            using var other = new TemporaryFolder();
            SplitStageTests.Split(other, SplitStageTests.Rows(rows), SplitStageTests.Settings(by), seed: 5, RunnerOf(threads));
            Assert.All(SplitStageTests.Outputs, output => Assert.Equal(File.ReadAllBytes(StageFiles.PathOf(first.Path, output)), File.ReadAllBytes(StageFiles.PathOf(other.Path, output))));
        }
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("group")]
    [InlineData("stratified")]
    [InlineData("time")]
    public void A_table_may_have_a_column_that_is_named_as_the_engine_names_row_numbers(string by)
    {
        using var plain = new TemporaryFolder();
        using var named = new TemporaryFolder();
        var query = $"SELECT *, (id * 7) % 13 AS extra FROM ({SplitStageTests.Rows(2000)})";
        SplitStageTests.Split(plain, query, SplitStageTests.Settings(by));
        SplitStageTests.Split(named, $"SELECT * RENAME (extra AS \"File_Row_Number\") FROM ({query})", SplitStageTests.Settings(by));
        Assert.All(SplitStageTests.Outputs, output => Assert.Equal(TableFiles.Read(plain.Path, output), TableFiles.Read(named.Path, output)));
    }

    [Fact]
    public void A_table_with_the_name_that_stages_keep_is_refused()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = SplitStageTests.Split(folder, "SELECT 1 AS \"mlops row number\"", new { by = "hash", test = 0.5 });
        Assert.Equal(1, status);
        Assert.Contains("has a column 'mlops row number'", log, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_equal_rows_in_a_class_the_earlier_go_first()
    {
        using var folder = new TemporaryFolder();
        SplitStageTests.Split(folder, "SELECT i % 2 AS label, 'same' AS value FROM range(100000) t(i)", new { by = "stratified", column = "label", test = 0.1, validation = 0.2 });
        Assert.Equal(["0|same|5000", "1|same|5000"], Counts("test"));
        Assert.Equal(["0|same|10000", "1|same|10000"], Counts("validation"));
        Assert.Equal(["0|same|35000", "1|same|35000"], Counts("train"));

        List<string> Counts(string output) => TableFiles.Read($"SELECT label, value, count(*) FROM read_parquet('{StageFiles.PathOf(folder.Path, output)}') GROUP BY ALL ORDER BY label");
    }

    [Fact]
    public void One_class_alone_is_a_class()
    {
        using var folder = new TemporaryFolder();
        SplitStageTests.Split(folder, "SELECT 'only' AS label FROM range(10)", new { by = "stratified", column = "label", test = 0.25 });
        Assert.Equal(3, TableFiles.Read(folder.Path, "test").Count);
    }

    [Fact]
    public void One_group_alone_is_on_one_side()
    {
        using var folder = new TemporaryFolder();
        SplitStageTests.Split(folder, "SELECT 'only' AS label, i FROM range(10) t(i)", new { by = "group", column = "label", test = 0.25 });
        Assert.Equal(10, TableFiles.Read(folder.Path, "test").Count);
    }

    private static StageRunner RunnerOf(int threads) => new("split", "1", (context, stop) => SplitStage.Run(context, threads, stop));
}
