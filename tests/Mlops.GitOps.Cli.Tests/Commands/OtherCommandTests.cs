using System.Text.Json;
using Mlops.GitOps.Cli.Graphs;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Graph;

namespace Mlops.GitOps.Cli.Tests.Commands;

public sealed class OtherCommandTests
{
    private static readonly PipelineGraph Hostile = new("p", [new StageNode("train@\"]; click \\ <b>", "train", []), new StageNode("test", "test", ["train@\"]; click \\ <b>"])]);

    [Fact]
    public void Every_code_is_explained()
    {
        using var folder = new TemporaryFolder();
        var list = Mlops.Run(folder.Path, "explain").Output;
        foreach (var descriptor in Catalog.All)
        {
            Assert.Contains(descriptor.Code, list, StringComparison.Ordinal);
            var page = Mlops.Run(folder.Path, "explain", descriptor.Slug);
            Assert.Equal(0, page.Status);
            Assert.DoesNotContain("{0}", page.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Labels_of_a_graph_cannot_leave_their_quotes()
    {
        Assert.Equal("""
            flowchart LR
              s0["train@#34;#93;#59; click #92; #60;b#62;<br/><small>train</small>"]
              s1["test<br/><small>test</small>"]
              s0 --> s1

            """, GraphText.Mermaid(Hostile));
        Assert.Contains("""  "train@\"]; click \\ <b>" -> "test";""", GraphText.Dot(Hostile), StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_as_json_is_what_the_contract_says()
    {
        using var folder = new TemporaryFolder();
        Mlops.Run(folder.Path, "init", "--template", "quickstart");
        using var json = JsonDocument.Parse(Mlops.Run(folder.Path, "graph", "--format", "json").Output);
        Assert.Equal("leavers", json.RootElement.GetProperty("pipeline").GetString());
        var stage = json.RootElement.GetProperty("stages")[1];
        Assert.Equal("""{"name":"validate","kind":"validate","needs":["ingest"]}""", JsonSerializer.Serialize(stage));
    }

    [Fact]
    public void Of_several_pipelines_one_has_to_be_named()
    {
        using var folder = new TemporaryFolder();
        Mlops.Run(folder.Path, "init", "--template", "credit-risk");
        var answer = Mlops.Run(folder.Path, "graph");
        Assert.Equal(2, answer.Status);
        Assert.Contains("credit_eu", answer.Error, StringComparison.Ordinal);
        Assert.Equal(0, Mlops.Run(folder.Path, "graph", "credit_eu", "--format", "order").Status);
        Assert.Contains("did you mean 'credit'?", Mlops.Run(folder.Path, "graph", "credti").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_of_specs_with_errors_is_refused_with_the_errors()
    {
        using var folder = new TemporaryFolder().With("mlops.yaml", "mlops: 1\n");
        var answer = Mlops.Run(folder.Path, "graph");
        Assert.Equal((1, ""), (answer.Status, answer.Output));
        Assert.Contains("MLG2002", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Formatting_changes_what_check_lists_and_then_nothing()
    {
        using var folder = new TemporaryFolder().With("mlops.yaml", "mlops:   1 # one\nproject: tiny\n").With("a.mlops.yaml", "entities:\n      e:   {key: id, type: string}\n");
        var check = Mlops.Run(folder.Path, "fmt", "--check");
        Assert.Equal((1, "a.mlops.yaml\nmlops.yaml\n"), (check.Status, check.Output.ReplaceLineEndings("\n")));
        Assert.Equal("a.mlops.yaml\n", Mlops.Run(folder.Path, "fmt", "a.mlops.yaml").Output.ReplaceLineEndings("\n"));
        Assert.Equal("mlops:   1 # one\nproject: tiny\n", folder.Read("mlops.yaml"));
        Assert.Equal(0, Mlops.Run(folder.Path, "fmt").Status);
        Assert.Contains("# one", folder.Read("mlops.yaml"), StringComparison.Ordinal);
        Assert.Equal((0, ""), (Mlops.Run(folder.Path, "fmt", "--check").Status, Mlops.Run(folder.Path, "fmt", "--check").Output));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.tmp"));
    }

    [Fact]
    public void Formatting_leaves_alone_what_it_cannot_read()
    {
        using var folder = new TemporaryFolder().With("mlops.yaml", "mlops: 1\nproject: tiny\n").With("a.mlops.yaml", "a: [1\n");
        var answer = Mlops.Run(folder.Path, "fmt");
        Assert.Equal(1, answer.Status);
        Assert.Contains("MLG1001", answer.Error, StringComparison.Ordinal);
        Assert.Equal("a: [1\n", folder.Read("a.mlops.yaml"));
    }

    [Fact]
    public void A_tour_does_what_it_shows_and_can_be_taken_again()
    {
        using var folder = new TemporaryFolder();
        for (var time = 0; time < 2; time++)
        {
            var answer = Mlops.Run(folder.Path, "demo", "tour");
            Assert.True(answer.Status == 0, answer.Output + answer.Error);
            Assert.Contains("$ mlops validate\nerror[MLG3001 undefined-name]", answer.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        }

        folder.With("mine/file.txt", "");
        Assert.Equal(2, Mlops.Run(folder.Path, "demo", "mine").Status);
    }

    [Theory]
    [InlineData("mlops vali", "validate")]
    [InlineData("mlops validate --format sa", "sarif")]
    [InlineData("mlops explain MLG700", "MLG7001")]
    public void Bash_completes(string line, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.With("mlops", $"#!/bin/sh\nexec dotnet '{Mlops.Assembly}' \"$@\"\n");
        Mlops.Start("chmod", folder.Path, ["+x", "mlops"]);
        folder.With("script", Mlops.Run(folder.Path, "completion", "bash").Output);
        var script = $"PATH='{folder.Path}':$PATH; source '{folder["script"]}'; COMP_LINE='{line}'; COMP_POINT={line.Length}; COMP_WORDS=({line}); "
            + "COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _mlops_complete; printf '%s\\n' \"${COMPREPLY[@]}\"";
        var answer = Mlops.Start("bash", folder.Path, ["-c", script]);
        Assert.Contains(expected, answer.Output.Split('\n'));
    }
}
