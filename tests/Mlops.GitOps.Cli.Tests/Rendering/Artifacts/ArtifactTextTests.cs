using System.Text;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering.Artifacts;
using Mlops.GitOps.Execution;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Cli.Tests.Rendering.Artifacts;

public sealed class ArtifactTextTests
{
    [Fact]
    public void Csv_is_a_table_with_numbers_to_the_right() => Assert.Equal("""
        name     visits
        日本          7
        a␛[2J,b     120
        the first 2 rows; --head N shows more

        """, Show("name,visits\n日本,7\n\"a\u001b[2J,b\",120\nc,3\n", head: 2));

    [Fact]
    public void Json_lines_are_a_table() => Assert.Equal("""
        a  b
        1
        2  x

        """, Show("{\"a\": 1}\n{\"a\": 2, \"b\": \"x\"}\n"));

    [Theory]
    [InlineData("# Report\n\nAll, well.\n")]
    [InlineData("{\n    \"auc\": 0.9\n}\n")]
    [InlineData("")]
    public void Text_is_shown_as_it_is(string text) => Assert.Equal(text, Show(text));

    [Fact]
    public void Text_cannot_steer_the_terminal() => Assert.Equal("␛]0;title␇\n", Show("\u001b]0;title\u0007\n"));

    [Fact]
    public void A_table_that_is_damaged_is_said() => Assert.Contains("The table can't be read", Assert.Throws<RunFailure>(() => Show("PAR1\0\0")).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_other_files_it_says_what_and_where_they_are()
    {
        var lines = Show("\0\u0001").Split('\n');
        Assert.Equal("a binary file, 2 B", lines[0]);
        Assert.StartsWith("sha256:", lines[1], StringComparison.Ordinal);
        Assert.True(File.Exists(lines[2]) || lines[2].Contains("/sha256/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_is_listed()
    {
        using var folder = new TemporaryFolder().With("made/a.txt", "abc").With("made/in/b.txt", "b");
        using var store = new LocalStore(folder["store"]);
        using var output = new StringWriter { NewLine = "\n" };
        ArtifactText.Write(store.AdoptFolder(folder["made"]), store, head: null, 20, isRaw: false, new Terminal(TextReader.Null, output, TextWriter.Null));
        Assert.Contains("       3 B  a.txt\n", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("       1 B  in/b.txt\n", output.ToString(), StringComparison.Ordinal);
    }

    private static string Show(string text, int? head = null)
    {
        using var folder = new TemporaryFolder();
        using var store = new LocalStore(folder["store"]);
        var digest = store.AddBytes(Encoding.UTF8.GetBytes(text));
        using var output = new StringWriter { NewLine = "\n" };
        ArtifactText.Write(new(digest, Encoding.UTF8.GetByteCount(text), IsFolder: false), store, head, 20, isRaw: false, new Terminal(TextReader.Null, output, TextWriter.Null));
        return output.ToString();
    }
}
