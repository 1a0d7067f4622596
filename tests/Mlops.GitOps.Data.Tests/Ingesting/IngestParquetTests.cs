namespace Mlops.GitOps.Data.Tests.Ingesting;

public sealed class IngestParquetTests
{
    [Fact]
    public void Files_with_columns_in_another_order_are_one_table()
    {
        using var run = new IngestRun().With("x", "");
        File.Delete(Path.Join(run.Source, "x"));
        ShownTables.Write(Path.Join(run.Source, "b.parquet"), "SELECT 'b' AS name, 2::INTEGER AS id, TIMESTAMPTZ '2026-01-01 02:00:00+02' AS at");
        ShownTables.Write(Path.Join(run.Source, "a*.parquet"), "SELECT 1::UTINYINT AS id, TIMESTAMP_NS '2026-01-01 00:00:00.123456789' AS at, NULL::VARCHAR AS name");
        run.Run("id int; name string?; at timestamp", "parquet");
        Assert.Equal(["1|null|2026-01-01 00:00:00.123456", "2|b|2026-01-01 00:00:00"], run.Rows);
        Assert.Equal(["id BIGINT", "name VARCHAR", "at TIMESTAMP"], ShownTables.Types(StageFiles.PathOf(run.Folder, "rows")));
    }

    [Fact]
    public void Rows_that_break_their_types_are_set_aside_with_file_and_row()
    {
        using var run = new IngestRun().With("x", "");
        File.Delete(Path.Join(run.Source, "x"));
        ShownTables.Write(Path.Join(run.Source, "a.parquet"), """
            SELECT * FROM (VALUES
            (1::UBIGINT, 1.5::DOUBLE, 1.25::DECIMAL(9,3), [1.0, 2.0], TIMESTAMP '2026-01-01', DATE '2026-01-01'),
            (NULL, 1, 1, [1, 2], TIMESTAMP '2026-01-01', DATE '2026-01-01'),
            (9223372036854775808::UBIGINT, 1, 1, [1, 2], TIMESTAMP '2026-01-01', DATE '2026-01-01'),
            (1, 'nan'::DOUBLE, 1, [1, 2], TIMESTAMP '2026-01-01', DATE '2026-01-01'),
            (1, 1, 1.125, [1, 2], TIMESTAMP '2026-01-01', DATE '2026-01-01'),
            (1, 1, 1, [1], TIMESTAMP '2026-01-01', DATE '2026-01-01'),
            (1, 1, 1, [1, NULL], TIMESTAMP '2026-01-01', DATE '2026-01-01'),
            (1, 1, 1, [1, 2], 'infinity'::TIMESTAMP, DATE '2026-01-01'),
            (1, 1, 1, [1, 2], TIMESTAMP '2026-01-02', DATE '2026-01-01')
            ) t(i, f, d, v, w, k)
            """);
        run.Run("i int; f float; d decimal(4,2); v vector<2>; w timestamp; k date", "parquet", happened: "w", known: "k");
        Assert.Equal(["1|1.5|1.25|[1.0, 2.0]|2026-01-01 00:00:00|2026-01-01"], run.Rows);
        Assert.Equal(
            [
                "a.parquet:2|i|null|has no value, and its column must have one", "a.parquet:3|i|9223372036854775808|is too large for an int",
                "a.parquet:4|f|nan|is not a finite number", "a.parquet:5|d|1.125|has more digits after the point than its type",
                "a.parquet:6|v|[1.0]|has another number of elements than its type", "a.parquet:7|v|[1.0, NULL]|has an element that is not a finite number",
                "a.parquet:8|w|infinity|is out of the years 1 to 9999", "a.parquet:9|k|2026-01-01|is before 'w'",
            ],
            run.Rejects);
    }

    [Fact]
    public void A_column_of_another_type_is_an_error()
    {
        using var run = new IngestRun().With("x", "");
        ShownTables.Write(Path.Join(run.Source, "x"), "SELECT '1' AS id");
        run.Run("id int", "parquet");
        Assert.Equal(
            "error: x: column 'id' is VARCHAR, and the dataset 'things' declares it as int.\n  hint: Declare the type that the file has, or write the file with the type that is declared.\n",
            run.Log);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_an_error_that_names_it()
    {
        using var run = new IngestRun().With("x", "");
        var file = Path.Join(run.Source, "x");
        ShownTables.Write(file, "SELECT i AS id, hash(i)::VARCHAR AS name FROM range(100000) t(i)");
        var whole = File.ReadAllBytes(file);
        foreach (var length in new[] { 0, 3, 100, whole.Length / 2, whole.Length - 1 })
        {
            File.WriteAllBytes(file, whole[..length]);
            Assert.Equal(1, run.Run("id int; name string", "parquet").Status);
            Assert.StartsWith("error: x: the file can't be read as Parquet: ", run.Log, StringComparison.Ordinal);
            Assert.DoesNotContain(run.Folder, run.Log, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_that_is_damaged_inside_is_an_error_that_names_it()
    {
        using var run = new IngestRun().With("x", "");
        var file = Path.Join(run.Source, "x");
        ShownTables.Write(file, "SELECT i AS id, hash(i)::VARCHAR AS name FROM range(100000) t(i)");
        var bytes = File.ReadAllBytes(file);
        bytes.AsSpan(50, 20_000).Clear();
        File.WriteAllBytes(file, bytes);
        Assert.Equal(1, run.Run("id int; name string", "parquet").Status);
        Assert.StartsWith("error: x: the file can't be read as Parquet: ", run.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_columns_are_kept_with_their_types()
    {
        using var run = new IngestRun().With("x", "");
        ShownTables.Write(Path.Join(run.Source, "x"), "SELECT DATE '2026-01-01' AS day, 1 AS id, 2.5 AS share");
        run.Run("id int", "parquet", otherColumns: "keep");
        Assert.Equal(["id BIGINT", "day DATE", "share DECIMAL(2,1)"], ShownTables.Types(StageFiles.PathOf(run.Folder, "rows")));
    }
}
