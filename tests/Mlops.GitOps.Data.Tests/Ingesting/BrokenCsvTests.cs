using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Data.Tests.Ingesting;

/// <summary>Files as they come when something went wrong before us.</summary>
public sealed class BrokenCsvTests
{
    [Fact]
    public void Another_encoding_in_the_middle_is_set_aside()
    {
        var text = new MemoryStream();
        for (var line = 1; line <= 100_000; line++) text.Write(line == 1 ? "id,name\n"u8 : line == 70_000 ? [(byte)'7', (byte)',', 0xC4, (byte)'\n'] : Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{line},ä\n")));
        using var run = new IngestRun().With("a.csv", text.ToArray()).Run("id int; name string");
        Assert.Equal(["a.csv:70000|name|\\xC4|is not utf-8"], run.Rejects);
        Assert.Equal(["7,\\xC4"], run.RejectedLines);
        Assert.Equal(["99998"], run.Shown("rows", "count(*)"));
    }

    [Fact]
    public void A_quote_that_never_closes_takes_one_line_and_not_the_rest()
    {
        var text = new StringBuilder("id,name\n1,\"never closed\n");
        for (var row = 2; row <= 2_000_000; row++) text.Append(CultureInfo.InvariantCulture, $"{row},next\n");
        using var run = new IngestRun().With("a.csv", text.ToString()).Run("id int; name string");
        Assert.Equal(["a.csv:2|null|null|has quotes that don't match"], run.Rejects);
        Assert.Equal(["1999999|2|2000000"], run.Shown("rows", "count(*), min(id), max(id)"));
    }

    [Fact]
    public void A_line_that_is_too_long_is_set_aside_and_cut()
    {
        var text = new StringBuilder("id,name\r\n1,x\r\n2,").Append('x', 40 << 20).Append("\r\n3,\"").Append('y', 20 << 20).Append("\r\n4,z\r\n");
        using var run = new IngestRun().With("a.csv", text.ToString()).Run("id int; name string");
        Assert.Equal(["1|x", "4|z"], run.Rows);
        Assert.Equal(["a.csv:3|null|null|is longer than a row may be, 16 MiB", "a.csv:4|null|null|is longer than a row may be, 16 MiB"], run.Rejects);
        Assert.All(run.RejectedLines, static line => Assert.EndsWith("…", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_of_some_megabytes_is_a_text()
    {
        var text = new string('x', 15 << 20);
        using var run = new IngestRun().With("a.csv", $"id,name\n1,\"{text}\"\n2,\n").Run("id int; name string?");
        Assert.Equal(["1|15728640", "2|null"], run.Shown("rows", "id, length(name)"));
    }

    [Fact]
    public void Ten_thousand_columns_are_read()
    {
        const int columns = 10_000;
        var names = Enumerable.Range(0, columns).Select(static column => string.Create(CultureInfo.InvariantCulture, $"c{column}")).ToArray();
        var row = string.Join(',', Enumerable.Range(0, columns));
        using var run = new IngestRun().With("a.csv", $"{string.Join(',', names)}\n{row}\n{row},1\n{row}\n").Run(string.Join("; ", names.Select(static name => name + " int")));
        Assert.Equal(["9999", "9999"], run.Shown("rows", "c9999"));
        Assert.Equal(["a.csv:3|null|null|has 10001 values, and there are 10000 columns"], run.Rejects);
    }

    [Fact]
    public void Ragged_rows_bytes_of_nul_and_dates_that_there_are_not_are_set_aside()
    {
        using var run = new IngestRun().With("a.csv", "id,name,day\n1,x\n2,x,2026-01-01,\n3,a\0b,2026-01-01\n4,x,2026-02-30\n5,x,10000-01-01\n6,=cmd('x'),2026-02-28\n");
        run.Run("id int; name string; day date");
        Assert.Equal(["6|=cmd('x')|2026-02-28"], run.Rows);
        Assert.Equal(
            [
                "a.csv:2|null|null|has 2 values, and there are 3 columns", "a.csv:3|null|null|has 4 values, and there are 3 columns",
                "a.csv:4|name|a\\x00b|has a NUL byte", "a.csv:5|day|2026-02-30|is a date that there is not", "a.csv:6|day|10000-01-01|is no date such as 2026-11-21",
            ],
            run.Rejects);
    }

    [Fact]
    public void A_file_with_a_header_only_has_no_rows()
    {
        using var run = new IngestRun().With("a.csv", "id,name").Run("id int; name string");
        Assert.Equal((0, "things: 0 rows from 1 file, 0 set aside\n"), (run.Status, run.Log));
        Assert.Equal(["id BIGINT", "name VARCHAR"], ShownTables.Types(StageFiles.PathOf(run.Folder, "rows")));
    }

    [Fact]
    public void Utf16_that_is_declared_as_utf8_is_an_error_that_says_so()
    {
        using var run = new IngestRun().With("a.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("id\n1\n")]).Run("id int");
        Assert.Equal("error: a.csv: the file is UTF-16, and its dataset says utf-8.\n  hint: Say `encoding: utf-16` in the dataset's `format: {csv: …}`.\n", run.Log);
    }

    [Fact]
    public void Half_a_character_of_utf16_is_set_aside()
    {
        var text = Encoding.Unicode.GetBytes("id,name\n1,x\n2,?\n3,😀\n4,?");
        text[Encoding.Unicode.GetByteCount("id,name\n1,x\n2,") + 1] = 0xD8;
        using var run = new IngestRun().With("a.csv", [.. text, 0x41]).Run("id int; name string", csv: new { encoding = "utf-16" });
        Assert.Equal(["1|x", "3|😀"], run.Rows);
        Assert.Equal(["a.csv:3|name|\\xFF|is not utf-16", "a.csv:5|name|?\\xFF|is not utf-16"], run.Rejects);
    }

    [Fact]
    public void Lines_that_end_in_different_ways_are_counted_alike()
    {
        using var run = new IngestRun().With("a.csv", "id\r1\r\n2\nx\r\r\n\"3\r\n\"\ry\n").Run("id int");
        Assert.Equal(["1", "2"], run.Rows);
        Assert.Equal(["a.csv:4|id|x|is no int", "a.csv:5|id||has no value, and its column must have one", "a.csv:6|id|3\r\n|is no int", "a.csv:8|id|y|is no int"], run.Rejects);
    }
}
