using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Backends.Tests;

public class EmitterTests
{
    private static readonly FakeBackend Workflows = new("workflows", new StackValue("ci", "github"));
    private static readonly FakeBackend Manifests = new("manifests", new StackValue("serving", "kubernetes"), new StackValue("serving", "kserve"));

    [Theory]
    [InlineData("{}", "")]
    [InlineData("{ci: github}", "workflows")]
    [InlineData("{ci: github, serving: kserve}", "workflows manifests")]
    [InlineData("{serving: {kubernetes: {}}}", "manifests")]
    [InlineData("{ci: none, serving: local}", "")]
    public void The_stack_selects_back_ends(string stack, string names) =>
        Assert.Equal(names, string.Join(' ', Emitter.Emit(Specs.Stack(stack), [Workflows, Manifests]).Select(static emission => emission.Backend)));

    [Theory]
    [InlineData("{ci: github}", "mlops.yaml:3:13")]
    [InlineData("{orchestrator: {spark: {executors: 3}}}", "mlops.yaml:3:24")]
    public void A_choice_that_nobody_writes_yet_is_said_where_it_stands(string stack, string at)
    {
        var diagnostics = new DiagnosticBag();
        Emitter.Check(Specs.Stack(stack), [Manifests], diagnostics);
        var diagnostic = Assert.Single(diagnostics.ToSorted());
        Assert.Equal((Catalog.UnsupportedByTarget, at), (diagnostic.Descriptor, diagnostic.Location.ToString()));
        Assert.EndsWith("it is not implemented yet.", diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{ci: none, serving: local, modelRegistry: git}")]
    [InlineData("{serving: kserve}")]
    public void What_the_tool_does_itself_and_what_a_back_end_writes_needs_no_word(string stack)
    {
        var diagnostics = new DiagnosticBag();
        Emitter.Check(Specs.Stack(stack), [Manifests], diagnostics);
        Assert.Empty(diagnostics.ToSorted());
    }

    [Fact]
    public void Only_what_is_selected_is_checked()
    {
        var diagnostics = new DiagnosticBag();
        var compilation = Specs.Compile(("mlops.yaml", "mlops: 1\nproject: impossible\nstack: {serving: kserve}\n"));
        Emitter.Check(compilation, [Manifests, Workflows], diagnostics);
        Assert.Equal(["manifests can't express this project: it says so."], diagnostics.ToSorted().Select(static diagnostic => diagnostic.Message));
    }

    [Fact]
    public void Files_come_in_the_order_of_their_paths_and_say_whose_they_are()
    {
        var emission = Assert.Single(Emitter.Emit(Specs.Stack("{ci: github}"), [Workflows]));
        Assert.Equal([".github/workflows/a.txt", "generated/workflows/b.yaml"], emission.Files.Select(static file => file.Path));
        Assert.All(emission.Files, static file => Assert.StartsWith("# Generated from the mlops specs; edit those.\n", file.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_knows_the_place_of_the_specs_that_it_was_made_from()
    {
        var emissions = Emitter.Emit(Specs.Stack("{ci: github}"), [Workflows]);
        var map = OutputMap.Of(emissions, "teams/credit/");
        var yaml = emissions[0].Files[1];
        var line = Array.FindIndex(yaml.Text.Split('\n'), static text => text.Contains("example", StringComparison.Ordinal)) + 1;
        Assert.Equal("mlops.yaml:2:10", map.SourceOf("teams/credit/generated/workflows/b.yaml", line).ToString());
        Assert.Null(map.SourceOf("teams/credit/generated/workflows/b.yaml", 1));
        Assert.Null(map.SourceOf("elsewhere", line));
        Assert.Contains(".github/workflows/a.txt", map.Files.Keys);
    }

    [Fact]
    public void A_map_is_read_as_it_was_written()
    {
        var map = OutputMap.Of(Emitter.Emit(Specs.Stack("{ci: github, serving: kserve}"), [Workflows, Manifests]), "");
        var read = OutputMapJson.TryRead(OutputMapJson.Write(map, "1.2.3"));
        Assert.NotNull(read);
        Assert.Equal(OutputMapJson.Write(map, "1.2.3"), OutputMapJson.Write(read, "1.2.3"));
        Assert.Equal(map.SourceOf("generated/manifests/b.yaml", 9)?.ToString(), read.SourceOf("generated/manifests/b.yaml", 9)?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"schema": "mlops/map/2", "files": {}}""")]
    [InlineData("""{"schema": "mlops/map/1", "files": {"a": {}}}""")]
    [InlineData("""{"schema": "mlops/map/1", "files": {"a": {"backend": "x", "lines": [{"line": "1"}]}}}""")]
    public void What_is_no_map_of_this_version_is_none(string text) => Assert.Null(OutputMapJson.TryRead(text));

    [Fact]
    public void Two_that_write_one_file_are_a_mistake_of_ours()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Emitter.Emit(Specs.Stack("{ci: github}"), [Workflows, Workflows]));
        Assert.Contains("Two back-ends write", failure.Message, StringComparison.Ordinal);
    }
}
