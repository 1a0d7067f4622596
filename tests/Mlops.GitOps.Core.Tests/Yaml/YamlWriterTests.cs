using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Tests.Yaml;

public class YamlWriterTests
{
    [Fact]
    public void Lays_out_what_people_would_write()
    {
        var tree = YamlTree.Map(
            ("name", YamlTree.Text("build")),
            ("on", YamlTree.Map(
                ("push", YamlTree.Flow(YamlTree.Map(("branches", YamlTree.Flow(YamlTree.Seq(YamlTree.Text("main"), YamlTree.Text("no"))))))),
                ("empty", YamlTree.Map()),
                ("nothing", YamlTree.Null))),
            ("steps", YamlTree.Seq(YamlTree.Map(("uses", YamlTree.Text("docker://x:1")), ("with", YamlTree.Map(("m", YamlTree.Number(3)), ("s", YamlTree.Text("3"))))), YamlTree.Text("plain"), YamlTree.Seq(YamlTree.Text("a"), YamlTree.Seq()))),
            ("run", YamlTree.Text("set -e\necho \"a: b\" # c\n")),
            ("keep", YamlTree.Text("a\n\n")),
            ("strip", YamlTree.Text("a\nb")));
        const string expected = """
            name: build

            on:
              push: {branches: [main, "no"]}
              empty: {}
              nothing: null

            steps:
              - uses: docker://x:1
                with:
                  m: 3
                  s: "3"
              - plain
              - - a
                - []

            run: |
              set -e
              echo "a: b" # c
            keep: |+
              a

            strip: |-
              a
              b

            """;
        Assert.Equal(expected, YamlWriter.Write(tree));
    }

    [Theory]
    [InlineData("no")]
    [InlineData("On")]
    [InlineData("y")]
    [InlineData("~")]
    [InlineData("1e3")]
    [InlineData("0x1")]
    [InlineData("0b1")]
    [InlineData("1_000")]
    [InlineData("12:30")]
    [InlineData("12:30:45.5")]
    [InlineData("2026-11-21")]
    [InlineData("2026-11-21T08:00:00Z")]
    [InlineData("=")]
    [InlineData("<<")]
    [InlineData("")]
    [InlineData(".inf")]
    [InlineData("+.INF")]
    [InlineData("---")]
    [InlineData("a\u202Eb")]
    public void Quotes_what_some_reader_takes_for_something_else(string text) => Assert.StartsWith("\"", YamlWriter.Write(YamlTree.Text(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("30d")]
    [InlineData("5%")]
    [InlineData("credit-risk")]
    [InlineData("data/a.csv")]
    [InlineData("amount > 20000")]
    [InlineData("0 5 * * 1")]
    [InlineData("ubuntu-24.04")]
    [InlineData("it's")]
    [InlineData("日本語 😀")]
    public void Leaves_plain_what_can_be_nothing_else(string text) => Assert.Equal(text + "\n", YamlWriter.Write(YamlTree.Text(text)));

    [Fact]
    public void Every_hostile_text_is_read_back_as_itself_as_value_key_and_item()
    {
        foreach (var text in RandomYaml.HostileTexts)
        {
            foreach (var tree in new YamlNode[] { YamlTree.Text(text), YamlTree.Map((text, YamlTree.Text(text))), YamlTree.Seq(YamlTree.Text(text)), YamlTree.Flow(YamlTree.Map((text, YamlTree.Text(text)))), YamlTree.Flow(YamlTree.Seq(YamlTree.Text(text), YamlTree.Text(text))) })
                AssertReadsBack(tree);
        }
    }

    [Fact, Trait("Kind", "fuzz")]
    public void Any_tree_is_read_back_as_itself()
    {
        for (var seed = 0; seed < FuzzCases.Or(3_000); seed++) AssertReadsBack(new RandomYaml(seed).Node());
    }

    private static void AssertReadsBack(YamlNode tree)
    {
        var written = YamlWriter.Write(tree);
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(new SourceFile("a.yaml", written), diagnostics).Root;
        var complaints = diagnostics.ToSorted().Where(static d => d.Code != "MLG1005").Select(static d => d.Message);
        Assert.True(!complaints.Any() && root is not null, $"{string.Join("; ", complaints)}\n{written}");
        Assert.True(YamlJson.Write(tree) == YamlJson.Write(root), $"{YamlJson.Write(tree)}\n{YamlJson.Write(root)}\n{written}");
        Assert.Equal(written, YamlWriter.Write(root));
    }
}
