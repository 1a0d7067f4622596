namespace Mlops.GitOps.Data.Tests.Ingesting;

public sealed class IngestJsonTests
{
    private const string Columns = "id int; name string?; at timestamp?; v vector<2>?";

    [Fact]
    public void A_line_that_is_no_row_is_set_aside()
    {
        using var run = new IngestRun().With("a.ndjson", """
            {"id": 1, "name": "\u00c4\n", "at": "2026-01-01T00:00:00Z", "v": [1, 2.5]}

            {"name": null, "id": 2}
            {"id": 1.0}
            {"id": 3, "name": 4}
            {"id": 3,
            {"id": 4, "id": 5}
            [1]
            {"id": 5} 7
            {"name": "x"}
            {"id": 6, "name": "\u0000"}
            {"id": 7, "name": "\ud800"}
            """);
        run.Run(Columns, "ndjson");
        Assert.Equal(["1|Ä\n|2026-01-01 00:00:00|[1.0, 2.5]", "2|null|null|null"], run.Rows);
        Assert.Equal(
            [
                "a.ndjson:4|id|1.0|is no int", "a.ndjson:5|name|4|is no string in JSON", "a.ndjson:6|null|null|is no JSON", "a.ndjson:7|id|5|is there twice",
                "a.ndjson:8|null|null|is no JSON object", "a.ndjson:9|null|null|is no JSON", "a.ndjson:10|id|null|has no value, and its column must have one",
                "a.ndjson:11|name|\"\\u0000\"|has a NUL character", "a.ndjson:12|null|null|is no JSON",
            ],
            run.Rejects);
    }

    [Fact]
    public void Elements_of_a_list_are_rows()
    {
        using var run = new IngestRun().With("a.json", "\uFEFF\n [ {\"id\": 1, \"name\": \"],{\"},\n{\"id\": 2, \"at\": null,\n \"v\": [1, 2]} ,\n {\"id\": \"3\"}, 4]\n");
        run.Run(Columns, "json");
        Assert.Equal(["1|],{|null|null", "2|null|null|[1.0, 2.0]"], run.Rows);
        Assert.Equal(["a.json:5|id|\"3\"|is no int in JSON", "a.json:5|null|null|is no JSON object"], run.Rejects);
    }

    [Theory]
    [InlineData("{}", "the file must be one JSON list, and does not begin with [")]
    [InlineData("[{\"id\": 1}", "the file must be one JSON list, and its end is missing")]
    [InlineData("[{\"id\": 1},", "the file must be one JSON list, and its end is missing")]
    [InlineData("[{\"id\": 1},]", "an element of the list is no JSON: ]")]
    [InlineData("[{\"id\": 1} {\"id\": 2}]", "a comma or the end of the list is missing before {\"id\": 2}]")]
    [InlineData("[{\"id\": 1}] []", "something follows the list:  []")]
    [InlineData("[{\"id\": tru}]", "an element of the list is no JSON: {\"id\": tru}]")]
    public void A_list_that_is_broken_is_an_error(string text, string what)
    {
        using var run = new IngestRun().With("a.json", text);
        Assert.Equal(1, run.Run("id int", "json").Status);
        Assert.StartsWith($"error: a.json: {what}.\n", run.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_columns_fail_or_are_dropped_or_are_kept()
    {
        using var run = new IngestRun().With("a.ndjson", "{\"id\": 1, \"x\": {\"y\": [1]}}\n{\"id\": 2, \"z\": \"w\"}\n");
        Assert.Equal(1, run.Run("id int", "ndjson").Status);
        Assert.Contains("a.ndjson: the file has a column that its dataset does not declare: ", run.Log, StringComparison.Ordinal);
        Assert.Equal(["1", "2"], run.Run("id int", "ndjson", otherColumns: "drop").Rows);
        Assert.Equal(["1|{\"y\": [1]}|null", "2|null|w"], run.Run("id int", "ndjson", otherColumns: "keep").Rows);
    }

    [Fact]
    public void A_declared_column_that_no_row_has_is_an_error()
    {
        using var run = new IngestRun().With("a.ndjson", "{\"id\": 1}\n");
        Assert.Equal(1, run.Run("id int; nmae string?", "ndjson").Status);
        Assert.Equal("error: a.ndjson: no row of the file has the column 'nmae', which its dataset declares.\n  hint: Look how the name is written in the file.\n", run.Log);
    }

    [Fact]
    public void A_file_can_be_a_row()
    {
        using var run = new IngestRun().With("b.txt", "hello").With("a/c.bin", [0xFF]);
        run.Run("path string; bytes int; sha256 string", "files");
        Assert.Equal(
            [
                "a/c.bin|1|a8100ae6aa1940d0b663bb31cd466142ebbdbd5187131b92d93818987832eb89",
                "b.txt|5|2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
            ],
            run.Rows);
        run.Run("path string; text string", "files");
        Assert.Equal(["b.txt|hello"], run.Rows);
        Assert.Equal(["a/c.bin:1|text|null|is no UTF-8 text"], run.Rejects);
    }
}
