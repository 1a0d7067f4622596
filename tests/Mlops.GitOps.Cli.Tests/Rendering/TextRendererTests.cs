using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Cli.Tests.Rendering;

public sealed class TextRendererTests
{
    [Fact]
    public void Shows_the_line_the_marks_the_note_and_the_help()
    {
        var related = new RelatedLocation("the nearest one is declared here", new Location("a.mlops.yaml", new LinePosition(1, 1), new LinePosition(1, 5)));
        var report = Samples.Undefined("rate: 1\ningest: {dataset: loan}\n", "loan", "loans", related);
        Assert.Equal("""
            error[MLG3001 undefined-name]: Stage 'ingest' refers to dataset 'loan', which no spec declares. Did you mean 'loans'?
             --> a.mlops.yaml:2:19
              |
            2 | ingest: {dataset: loan}
              |                   ^^^^
            note: the nearest one is declared here
             --> a.mlops.yaml:1:1
              |
            1 | rate: 1
              | ----
            help: change to 'loans'

            1 error in 1 file

            """, Samples.Text(report));
    }

    [Fact]
    public void Says_how_many_files_were_read_when_nothing_is_wrong() =>
        Assert.Equal("credit: 3 files, 0 problems\n", Samples.Text(Samples.Report(new SourceFile("a", ""), [])));

    [Theory]
    [InlineData("\tx: bad", "    x: bad", 7)]
    [InlineData("日本: bad", "日本: bad", 6)]
    [InlineData("e\u0301: bad", "e\u0301: bad", 3)]
    [InlineData("a\u001b[2J: bad", "a␛[2J: bad", 7)]
    [InlineData("a\u202e: bad", "a<U+202E>: bad", 11)]
    [InlineData("🚀: bad", "🚀: bad", 4)]
    [InlineData("##[error]: bad", "##\\[error]: bad", 12)]
    public void Marks_stand_under_what_is_meant_whatever_stands_before(string line, string shown, int column)
    {
        var lines = Samples.Text(Samples.Undefined(line + "\n", "bad")).Split('\n');
        Assert.Equal($"1 | {shown}", lines[3]);
        Assert.Equal($"  | {new string(' ', column)}^^^", lines[4]);
    }

    [Fact]
    public void Shows_a_long_line_around_what_is_meant()
    {
        var line = $"k: [{string.Concat(Enumerable.Repeat("some, ", 5000))}bad, {string.Concat(Enumerable.Repeat("more, ", 5000))}]";
        var lines = Samples.Text(Samples.Undefined(line, "bad")).Split('\n');
        Assert.All(lines[1..5], static shown => Assert.True(shown.Length <= 140, shown));
        Assert.StartsWith("1 | …", lines[3], StringComparison.Ordinal);
        Assert.EndsWith("…", lines[3], StringComparison.Ordinal);
        Assert.Equal("bad", lines[3].Substring(lines[4].IndexOf('^', StringComparison.Ordinal), 3));
    }

    [Fact]
    public void Marks_the_first_line_of_what_spans_several()
    {
        var lines = Samples.Text(Samples.Undefined("a: one\n  two\n", "one\n  two")).Split('\n');
        Assert.Equal("1 | a: one", lines[3]);
        Assert.Equal("  |    ^^^ ...", lines[4]);
    }

    [Fact]
    public void Marks_one_column_where_something_is_missing_at_the_end_of_a_line()
    {
        var file = new SourceFile("a.mlops.yaml", "a:\n");
        var bag = new DiagnosticBag();
        bag.Report(Catalog.MissingProperty, new SourceSpan(file, 2, 2), "the dataset 'a'", "source");
        var lines = Samples.Text(Samples.Report(file, bag.ToSorted())).Split('\n');
        Assert.Equal("  |   ^", lines[4]);
    }

    [Fact]
    public void No_text_of_a_spec_reaches_a_terminal_as_a_command()
    {
        var text = Samples.Text(Samples.Undefined("a: \"\u001b]0;title\u0007\u009b31m\"\n", "\u001b]0;title\u0007\u009b31m", path: "\u001b[1m.mlops.yaml"));
        Assert.DoesNotContain(text, static letter => char.IsControl(letter) && letter != '\n');
    }

    [Fact]
    public void Colours_stand_only_where_they_are_asked_for()
    {
        using var output = new StringWriter();
        TextRenderer.Write(Samples.Undefined("a: b\n", "b"), output, new Paint(IsOn: true));
        Assert.Contains("\u001b[1;31merror[MLG3001 undefined-name]\u001b[0m", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", Samples.Text(Samples.Undefined("a: b\n", "b")), StringComparison.Ordinal);
    }
}
