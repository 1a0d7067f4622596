using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Tests.Variants;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Tests.Operations;

public class LoweringTests
{
    [Fact]
    public void A_command_keeps_its_paths_open_and_has_everything_else_filled_in()
    {
        var work = Only("""
            train: {kind: run, command: [python, "--trees=${params.trees}", "${in.rows}", "--out=${out.model}", "$${x}"], matrix: {region: [eu]},
                    inputs: {rows: data/rows.csv}, outputs: {model: {type: File}}, env: {B: "2", A: "${params.trees}"}, secrets: [Z_KEY, A_KEY]}
            """);
        var arguments = Assert.IsType<CommandBody>(work.Body).Arguments;
        Assert.Equal(["python", "--trees=200", null, null, "${x}"], arguments.Items.Select(static argument => argument.Literal));
        Assert.Equal([new(ArgumentPartKind.Text, "--out="), new(ArgumentPartKind.Output, "model")], arguments[3].Parts.Items.ToArray());
        Assert.Equal([new ParameterValue("trees", "200")], work.Parameters.Items.ToArray());
        Assert.Equal("train@eu", work.Id);
        Assert.Equal(["A", "B"], work.Variables.Items.Select(static variable => variable.Name));
        Assert.Equal(["A_KEY", "Z_KEY"], work.Secrets.Items.ToArray());
        Assert.Equal(new WorkspaceSource("data/rows.csv"), work.Inputs[0].Source);
    }

    [Fact]
    public void A_consumer_without_the_axis_gets_every_stage_of_the_matrix()
    {
        var stages = Lower("""
            a: {kind: run, command: ["true"], matrix: {region: [eu, us]}, outputs: {x: {type: File}}}
            b: {kind: run, command: [cat], inputs: {all: a.x}}
            c: {kind: run, command: [cat, "${in.one}"], matrix: {region: [us]}, inputs: {one: a.x}}
            """);
        Assert.Equal(new MatrixSource([new MatrixItem("eu", "a@eu", "x"), new MatrixItem("us", "a@us", "x")]), stages["b"].Inputs[0].Source);
        Assert.Equal(new OutputSource("a@us", "x"), stages["c@us"].Inputs[0].Source);
        Assert.Equal(["a@eu", "a@us"], stages["b"].Needs.Items.ToArray());
    }

    [Fact]
    public void An_input_may_be_called_from()
    {
        var work = Only("a: {kind: run, command: [cp, \"${in.from}\", \"${out.x}\"], inputs: {from: data/rows.csv}, outputs: {x: {type: File}}}");
        Assert.Equal(("from", new WorkspaceSource("data/rows.csv")), (work.Inputs[0].Name, work.Inputs[0].Source));
    }

    [Theory]
    [InlineData("event == \"schedule\"", false)]
    [InlineData("event == \"manual\" and params.trees > 100", true)]
    [InlineData("params.trees > 500", false)]
    public void A_condition_is_decided_by_the_event_and_the_parameters(string when, bool isWanted) =>
        Assert.Equal(isWanted, Only($"a: {{kind: run, command: [\"true\"], when: '{when}'}}").IsWanted);

    [Fact]
    public void What_the_workspace_says_of_every_stage_holds_unless_a_stage_says_otherwise()
    {
        var stages = Lower("""
            a: {kind: run, command: ["true"]}
            b: {kind: run, command: ["true"], timeout: 1m, retries: 0, env: {LEVEL: "2"}, cache: true, resources: {memory: 1GiB}}
            """, "defaults: {stage: {timeout: 2h, retries: 4, env: {LEVEL: \"1\", KEPT: y}, cache: false, resources: {gpu: 2, memory: 8GiB}}}");
        Assert.Equal((TimeSpan.FromHours(2), 4, 2, 8L << 30), (stages["a"].Limits.Timeout, stages["a"].Limits.Retries, stages["a"].Limits.Gpus, stages["a"].Limits.MemoryBytes));
        Assert.Equal((TimeSpan.FromMinutes(1), 0, 2, 1L << 30), (stages["b"].Limits.Timeout, stages["b"].Limits.Retries, stages["b"].Limits.Gpus, stages["b"].Limits.MemoryBytes));
        Assert.False(stages["a"].IsCached);
        Assert.True(stages["b"].IsCached);
        Assert.Equal([new EnvironmentVariable("KEPT", "y"), new EnvironmentVariable("LEVEL", "2")], stages["b"].Variables.Items.ToArray());
    }

    [Fact]
    public void Kinds_come_down_to_operations()
    {
        var files = ExampleWorkspaces.Read("credit-risk").Select(static file => ExampleWorkspaces.Parse(file.Key, file.Value));
        var model = Compiler.Compile([.. files]).Model;
        var pipeline = model.Pipelines.First(static pipeline => pipeline.Name == "credit");
        var operations = Lowering.Lower(model, pipeline, "manual").Operations.Items.ToDictionary(static operation => operation.Id, StringComparer.Ordinal);
        Assert.Equal(pipeline.Stages.Select(static stage => stage.Id), Lowering.Lower(model, pipeline, "manual").Operations.Items.Select(static operation => operation.Id));
        Assert.Contains(operations.Values, static operation => operation is Gate { Ask: "solved" });
        Assert.Contains(operations.Values, static operation => operation is Register { Model: "credit" });
        var train = operations.Values.First(static operation => operation.Work.Kind == "train").Work;
        Assert.Contains("\"trees\":200", Assert.IsType<BuiltInBody>(train.Body).Settings, StringComparison.Ordinal);
    }

    private static StageWork Only(string stages) => Lower(stages).Values.Single();

    private static Dictionary<string, StageWork> Lower(string stages, string header = "")
    {
        var indented = stages.ReplaceLineEndings("\n").Replace("\n", "\n      ", StringComparison.Ordinal);
        ParsedFile[] files =
        [
            Compiler.Parse(new SourceFile("mlops.yaml", $"mlops: 1\nproject: small\n{header}\n")),
            Compiler.Parse(new SourceFile("small.mlops.yaml", $"pipelines:\n  small:\n    params: {{trees: 200}}\n    stages:\n      {indented}\n")),
        ];
        var compilation = Compiler.Compile([.. files]);
        Assert.False(compilation.HasErrors, string.Join("\n", compilation.Diagnostics));
        return Lowering.Lower(compilation.Model, compilation.Model.Pipelines[0], "manual").Operations.Items
            .ToDictionary(static operation => operation.Id, static operation => operation.Work, StringComparer.Ordinal);
    }
}
