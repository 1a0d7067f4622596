using System.Text;

namespace Mlops.GitOps.Data.Tests.Ingesting;

public sealed class IngestCsvTests
{
    private const string Columns = "id int; name string?; at timestamp";

    [Fact]
    public void A_row_that_does_not_parse_is_set_aside_with_file_and_line()
    {
        using var run = new IngestRun().With("a.csv", "id,name,at\n1,x,2026-01-02\n2.0,y,2026-01-02\n3,\"two\nlines\",2026-01-03T01:02:03.5+02:00\n,z,2026-01-01\n");
        run.Run(Columns);
        Assert.Equal(0, run.Status);
        Assert.Equal(["1|x|2026-01-02 00:00:00", "3|two\nlines|2026-01-02 23:02:03.5"], run.Rows);
        Assert.Equal(["a.csv:3|id|2.0|is no int", "a.csv:6|id||has no value, and its column must have one"], run.Rejects);
        Assert.Equal(["2.0,y,2026-01-02", ",z,2026-01-01"], run.RejectedLines);
        Assert.Equal("""
            things: 2 rows from 1 file, 2 set aside
              a.csv:3: 'id' is no int: "2.0"
              a.csv:6: 'id' has no value, and its column must have one: ""

            """, run.Log);
    }

    [Fact]
    public void Columns_have_their_declared_order_and_types()
    {
        const string types = "b bool; i int; f float; g float32; d decimal(5,2); s string; t date; w timestamp; u duration; v vector<2>";
        using var run = new IngestRun().With("a.csv", "v,u,w,t,s,d,g,f,i,b\n\"[1, -2.5e1]\",1h30m,2026-01-02T03:04:05Z,0001-01-01,=cmd(),-12.5,1e-3,.5,-7,Yes\n");
        run.Run(types);
        Assert.Equal(["true|-7|0.5|0.001|-12.50|=cmd()|0001-01-01|2026-01-02 03:04:05|5400000000|[1.0, -25.0]"], run.Rows);
        Assert.Equal(
            ["b BOOLEAN", "i BIGINT", "f DOUBLE", "g FLOAT", "d DECIMAL(5,2)", "s VARCHAR", "t DATE", "w TIMESTAMP", "u BIGINT", "v FLOAT[]"],
            ShownTables.Types(StageFiles.PathOf(run.Folder, "rows")));
    }

    [Fact]
    public void A_row_that_was_known_before_it_happened_is_set_aside()
    {
        using var run = new IngestRun().With("a.csv", "id,name,at,seen\n1,,2026-01-02,2026-01-02\n2,,2026-01-02,2026-01-01T23:59:59.999999\n");
        run.Run(Columns + "; seen timestamp", happened: "at", known: "seen");
        Assert.Equal(["1|null|2026-01-02 00:00:00|2026-01-02 00:00:00"], run.Rows);
        Assert.Equal(["a.csv:3|seen|2026-01-01T23:59:59.999999|is before 'at'"], run.Rejects);
    }

    [Fact]
    public void Other_columns_fail_or_are_dropped_or_are_kept()
    {
        using var run = new IngestRun().With("1/a.csv", "x,id\nfirst,1\n").With("2/b.csv", "id,y\n2,\n");
        Assert.Equal(1, run.Run("id int").Status);
        Assert.Equal("error: 1/a.csv: the file has columns that the dataset 'things' does not declare: 'x'.\n  hint: Declare them, or say `otherColumns: drop` or `otherColumns: keep`.\n", run.Log);
        Assert.Equal(["1", "2"], run.Run("id int", otherColumns: "drop").Rows);
        Assert.Equal(["1|first|null", "2|null|null"], run.Run("id int", otherColumns: "keep").Rows);
    }

    [Theory]
    [InlineData("ID,name\n", "error: a.csv: the file has no column 'id', which the dataset 'things' declares.\n  hint: Did you mean 'ID'?\n")]
    [InlineData("id,id,name\n", "error: a.csv: the file has two columns named 'id'.\n  hint: Give every column a name of its own.\n")]
    [InlineData("", "error: a.csv: the file is empty, and its first line must name the columns.\n  hint: Say `header: false` in the dataset's format, if it has none.\n")]
    public void A_header_that_does_not_fit_is_an_error(string text, string log)
    {
        using var run = new IngestRun().With("a.csv", text);
        Assert.Equal((1, log), (run.Run("id int; name string?").Status, run.Log));
    }

    [Fact]
    public void A_dialect_is_followed()
    {
        using var run = new IngestRun().With("a.csv", "1;'it''s';NA\r\n2;'a;b';x\r3;NA;'NA'\n");
        run.Run("id int; name string?; more string?", csv: new { delimiter = ";", quote = "'", header = false, @null = new[] { "NA" } });
        Assert.Equal(["1|it's|null", "2|a;b|x", "3|null|NA"], run.Rows);
    }

    [Fact]
    public void An_escape_of_its_own_is_followed()
    {
        using var run = new IngestRun().With("a.csv", "id,name\n1,\"say \\\"no\\\" \\\\ \\n\"\n");
        Assert.Equal(["1|say \"no\" \\ \\n"], run.Run("id int; name string", csv: new { escape = "\\" }).Rows);
    }

    [Theory]
    [InlineData("latin-1")]
    [InlineData("utf-16")]
    public void An_encoding_is_followed(string encoding)
    {
        var writer = encoding == "latin-1" ? Encoding.Latin1 : Encoding.Unicode;
        using var run = new IngestRun().With("a.csv", [.. writer.GetPreamble(), .. writer.GetBytes("id,näme\n1,Äiti\n")]);
        Assert.Equal(["1|Äiti"], run.Run("id int; näme string", csv: new { encoding }).Rows);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_a_name()
    {
        using var run = new IngestRun().With("a.csv", "\uFEFFid\n1\n");
        Assert.Equal(["1"], run.Run("id int").Rows);
    }

    [Fact]
    public void The_same_file_gives_the_same_bytes_and_loses_no_row()
    {
        var text = new StringBuilder("id,name,at\n");
        for (var row = 0; row < 300_000; row++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{row % 1000},{(row % 7 == 0 ? "" : $"name {row % 50}")},2026-01-{1 + (row % 40):00}T00:00:00\n");
        using var run = new IngestRun().With("a.csv", text.ToString());
        run.Run(Columns);
        var (rows, rejects) = (run.Bytes("rows"), run.Bytes("rejects"));
        run.Run(Columns);
        Assert.Equal(rows, run.Bytes("rows"));
        Assert.Equal(rejects, run.Bytes("rejects"));
        Assert.Equal(["300000"], ShownTables.Show($"SELECT (SELECT count(*) FROM '{StageFiles.PathOf(run.Folder, "rows")}') + (SELECT count(*) FROM '{StageFiles.PathOf(run.Folder, "rejects")}')"));
    }
}
