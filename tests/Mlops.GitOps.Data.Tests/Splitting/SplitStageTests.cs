using Mlops.GitOps.Cli.Tests;

namespace Mlops.GitOps.Data.Tests.Splitting;

public sealed class SplitStageTests
{
    internal static readonly string[] Outputs = ["train", "test", "validation"];

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var by in new[] { "time", "hash", "group", "stratified" })
        {
            foreach (var rows in new[] { 0, 1, 7, 100, 3000 }) cases.Add(by, rows);
        }

        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void Every_row_is_in_one_output_once_and_in_its_order(string by, int rows)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Split(folder, Rows(rows), Settings(by), seed: rows).Status);
        var parts = Outputs.Select(output => TableFiles.Read(folder.Path, output)).ToList();
        Assert.All(parts, static part => Assert.Equal(part.OrderBy(IdOf), part));
        Assert.Equal(TableFiles.Read(Rows(rows)), parts.SelectMany(static part => part).OrderBy(IdOf));
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_same_rows_give_the_same_bytes_again(string by, int rows)
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        Split(first, Rows(rows), Settings(by), seed: 3);
        Split(second, Rows(rows), Settings(by), seed: 3);
        Assert.All(Outputs, output => Assert.Equal(File.ReadAllBytes(StageFiles.PathOf(first.Path, output)), File.ReadAllBytes(StageFiles.PathOf(second.Path, output))));
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("group")]
    [InlineData("time")]
    [InlineData("stratified")]
    public void The_order_of_rows_moves_none_to_another_side(string by)
    {
        using var straight = new TemporaryFolder();
        using var reversed = new TemporaryFolder();
        Split(straight, Rows(2000), Settings(by));
        Split(reversed, $"{Rows(2000)} ORDER BY id DESC", Settings(by));
        Assert.All(Outputs, output => Assert.Equal(TableFiles.Read(straight.Path, output), TableFiles.Read(reversed.Path, output).OrderBy(IdOf)));
    }

    [Fact]
    public void New_rows_move_no_old_ones_of_a_split_by_hash()
    {
        using var few = new TemporaryFolder();
        using var many = new TemporaryFolder();
        Split(few, Rows(500), Settings("hash"));
        Split(many, Rows(1000), Settings("hash"));
        Assert.All(Outputs, output => Assert.Equal(TableFiles.Read(few.Path, output), TableFiles.Read(many.Path, output).Where(static row => IdOf(row) < 500)));
    }

    [Fact]
    public void Another_seed_gives_another_split()
    {
        using var folder = new TemporaryFolder();
        Split(folder, Rows(100), Settings("hash"), seed: 1);
        var one = TableFiles.Read(folder.Path, "test");
        Split(folder, Rows(100), Settings("hash"), seed: 2);
        Assert.NotEqual(one, TableFiles.Read(folder.Path, "test"));
    }

    [Fact]
    public void Texts_that_run_together_are_not_the_same_key()
    {
        using var folder = new TemporaryFolder();
        var columns = new[] { new { name = "a", type = "string", key = true }, new { name = "b", type = "string", key = true } };
        var pairs = string.Join(", ", Enumerable.Range(0, 40).Select(static at => $"({at}, repeat('x', {at}), repeat('x', {40 - at}))"));
        Split(folder, $"SELECT * FROM (VALUES {pairs}) t(id, a, b)", new { by = "hash", test = 0.5, columns });
        Assert.NotEmpty(TableFiles.Read(folder.Path, "test"));
        Assert.NotEmpty(TableFiles.Read(folder.Path, "train"));
    }

    [Fact]
    public void Rows_of_one_group_stay_together_and_the_share_is_missed_by_less_than_a_group()
    {
        using var folder = new TemporaryFolder();
        Split(folder, Rows(3000), Settings("group"));
        var groups = Outputs
            .Select(output => TableFiles.Read(folder.Path, output).GroupBy(static row => row.Split('|')[2]).ToDictionary(static group => group.Key, static group => group.Count()))
            .ToList();
        Assert.Equal(groups.Sum(static side => side.Count), groups.SelectMany(static side => side.Keys).Distinct().Count());
        var largest = groups.SelectMany(static side => side.Values).Max();
        Assert.InRange(groups[1].Values.Sum(), 750, 750 + largest);
    }

    [Fact]
    public void Each_class_is_shared_out_to_the_row()
    {
        using var folder = new TemporaryFolder();
        Split(folder, Rows(3000), Settings("stratified"));
        foreach (var one in TableFiles.Read(Rows(3000)).GroupBy(static row => row.Split('|')[3]))
        {
            var counts = Outputs.Select(output => TableFiles.Read(folder.Path, output).Count(row => row.Split('|')[3] == one.Key)).ToList();
            Assert.Equal(Math.Round(one.Count() * 0.25, MidpointRounding.AwayFromZero), counts[1]);
            Assert.Equal(Math.Round(one.Count() * 0.35, MidpointRounding.AwayFromZero), counts[1] + counts[2]);
        }
    }

    [Fact]
    public void The_newest_rows_are_the_test_and_one_time_is_on_one_side()
    {
        using var folder = new TemporaryFolder();
        Split(folder, Rows(1000), Settings("time"));
        var times = Outputs.Select(output => TableFiles.Read(folder.Path, output).ConvertAll(static row => row.Split('|')[1])).ToList();
        Assert.True(string.CompareOrdinal(times[0].Max(), times[2].Min()) < 0 && string.CompareOrdinal(times[2].Max(), times[1].Min()) < 0);
        Assert.InRange(times[1].Count, 250, 250 + times[1].GroupBy(static time => time).Max(static group => group.Count()));
    }

    [Fact]
    public void A_time_says_where_the_test_begins()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Split(
            folder, "SELECT i AS id, DATE '2026-01-01' + i::INTEGER AS day FROM range(10) t(i)", new { by = "time", column = "day", test = "2026-01-08", validation = "2026-01-06" });
        Assert.True(status == 0, log);
        Assert.Equal(["7", "8", "9"], TableFiles.Read(folder.Path, "test").Select(static row => row[..1]));
        Assert.Equal(["5", "6"], TableFiles.Read(folder.Path, "validation").Select(static row => row[..1]));
    }

    [Fact]
    public void Without_a_validation_its_table_is_there_and_empty()
    {
        using var folder = new TemporaryFolder();
        Split(folder, Rows(100), new { by = "hash", test = 0.25 });
        Assert.Empty(TableFiles.Read(folder.Path, "validation"));
        Assert.Equal(["id", "at", "customer", "label"], TableFiles.Read($"SELECT column_name FROM (DESCRIBE SELECT * FROM '{StageFiles.PathOf(folder.Path, "validation")}')"));
    }

    [Theory]
    [InlineData("time", "customer", "'customer' is a column of string, and a split by time takes a timestamp, a date or a whole number.")]
    [InlineData("time", "late", "The table has no column 'late' to split by.")]
    [InlineData("group", null, "A split by group needs a `column`")]
    [InlineData("stratified", "id", "'id' has more than 1000 values")]
    [InlineData("random", null, "A split can't be by 'random'.")]
    public void A_split_that_cannot_be_is_refused_in_words(string by, string? column, string message)
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Split(folder, Rows(2000), new { by, column, test = 0.25 });
        Assert.Equal(1, status);
        Assert.Contains(message, log, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_a_time_are_refused()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Split(folder, "SELECT i AS id, CASE WHEN i > 0 THEN DATE '2026-01-01' END AS day FROM range(3) t(i)", new { by = "time", column = "day", test = 0.5 });
        Assert.Equal(1, status);
        Assert.Contains("1 of 3 rows have no 'day'", log, StringComparison.Ordinal);
    }

    internal static object Settings(string by) => by switch
    {
        "time" => new { by, test = 0.25, validation = 0.1, @event = "at" },
        "group" => new { by, column = "customer", test = 0.25, validation = 0.1 },
        "stratified" => new { by, test = 0.25, validation = 0.1, columns = new[] { new { name = "label", type = "bool?", label = true } } },
        _ => new { by, test = 0.25, validation = 0.1, columns = new[] { new { name = "id", type = "int", key = true } } },
    };

    // Times that tie, groups of many sizes, a label with missing values.
    internal static string Rows(int count) =>
        "SELECT i AS id, TIMESTAMP '2026-01-01' + INTERVAL 1 HOUR * ((i * 7919) % 211) AS at, "
        + $"CASE WHEN i % 31 > 0 THEN 'c' || (i * i) % 97 END AS customer, CASE WHEN i % 11 > 0 THEN i % 3 = 0 END AS label FROM range({count}) t(i)";

    internal static (int Status, string Log) Split(TemporaryFolder folder, string query, object settings, long seed = 0, StageRunner? runner = null) =>
        StageFiles.Run(runner ?? TableFiles.Runner("split"), folder.Path, settings, new() { ["data"] = StageFiles.Table(TableFiles.Write(folder["data.parquet"], query)) }, Outputs, seed);

    private static long IdOf(string row) => long.Parse(row.Split('|')[0], System.Globalization.CultureInfo.InvariantCulture);
}
