using Mlops.GitOps.Cli.Editing;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Cli.Tests.Editing;

public sealed class ParameterPatchTests
{
    [Theory]
    [InlineData("pipelines:\n  p:\n    params: {a: 1, trees: 200}   # why\n    stages: {}\n", "trees", "400", "pipelines:\n  p:\n    params: {a: 1, trees: 400}   # why\n    stages: {}\n")]
    [InlineData("pipelines:\n  p:\n    params:\n      # how many\n      trees: 200   # so many\n      seed: 7\n", "trees", "400", "pipelines:\n  p:\n    params:\n      # how many\n      trees: 400   # so many\n      seed: 7\n")]
    [InlineData("pipelines:\n  p:\n    params:\n      rate: {type: float, default: 0.1, min: 0.001}  # slow\n", "rate", "0.05", "pipelines:\n  p:\n    params:\n      rate: {type: float, default: 0.05, min: 0.001}  # slow\n")]
    [InlineData("pipelines:\n  p:\n    params:\n      rate:\n        type: float\n        default: 0.1   # slow\n", "rate", "0.05", "pipelines:\n  p:\n    params:\n      rate:\n        type: float\n        default: 0.05   # slow\n")]
    [InlineData("pipelines:\n  p:\n    params: {trees: {type: int, min: 1}}\n", "trees", "400", "pipelines:\n  p:\n    params: {trees: {type: int, min: 1, default: 400}}\n")]
    [InlineData("pipelines:\n  p: {like: q, params: {trees: 3}, stages: {}} # all\n", "rate", "0.05", "pipelines:\n  p: {like: q, params: {trees: 3, rate: 0.05}, stages: {}} # all\n")]
    [InlineData("pipelines:\n  p:\n    params:\n      trees: 3\n    stages: {}\n", "rate", "0.05", "pipelines:\n  p:\n    params:\n      trees: 3\n      rate: 0.05\n    stages: {}\n")]
    [InlineData("pipelines:\n  p:\n    like: q\n    # nothing else\n", "rate", "0.05", "pipelines:\n  p:\n    like: q\n    params: {rate: 0.05}\n    # nothing else\n")]
    [InlineData("pipelines:\n  p: {like: q}\n", "rate", "0.05", "pipelines:\n  p: {like: q, params: {rate: 0.05}}\n")]
    [InlineData("pipelines:\n  p:\n    params: {mode: fast}\n", "mode", "\"no\"", "pipelines:\n  p:\n    params: {mode: \"no\"}\n")]
    [InlineData("pipelines:\n  p:\n    params: {list: [1, 2]}\n", "list", "[3]", "pipelines:\n  p:\n    params: {list: [3]}\n")]
    [InlineData("pipelines:\r\n  p:\r\n    params:\r\n      trees: 1 # x\r\n", "trees", "2", "pipelines:\r\n  p:\r\n    params:\r\n      trees: 2 # x\r\n")]
    [InlineData("pipelines:\n  p:\n    params:\n      trees: &n 200\n      more: *n\n", "more", "7", "pipelines:\n  p:\n    params:\n      trees: &n 200\n      more: 7\n")]
    public void The_value_is_written_and_everything_else_stays(string before, string parameter, string written, string after)
    {
        Assert.Equal(after, ParameterPatch.Set(new SourceFile("p.mlops.yaml", before), "p", parameter, written));
        Assert.Equal(after, ParameterPatch.Set(new SourceFile("p.mlops.yaml", after), "p", parameter, written));
        var diagnostics = new DiagnosticBag();
        YamlReader.Read(new SourceFile("p.mlops.yaml", after), diagnostics);
        Assert.False(diagnostics.HasErrors);
    }

    [Theory]
    [InlineData("pipelines:\n  p:\n    params: {rate: 1e-1}\n", "rate", "0.1")]
    [InlineData("pipelines:\n  p:\n    params: {trees: 0x10}\n", "trees", "16")]
    public void A_value_that_is_the_same_in_other_letters_stays(string text, string parameter, string written) =>
        Assert.Equal(text, ParameterPatch.Set(new SourceFile("p.mlops.yaml", text), "p", parameter, written));

    [Fact]
    public void A_value_that_stands_for_others_too_is_not_touched() =>
        Assert.Null(ParameterPatch.Set(new SourceFile("p.mlops.yaml", "pipelines:\n  p:\n    params:\n      trees: &n 200\n      more: *n\n"), "p", "trees", "7"));

    [Fact]
    public void A_file_of_other_pipelines_is_not_touched() =>
        Assert.Null(ParameterPatch.Set(new SourceFile("p.mlops.yaml", "pipelines:\n  q: {params: {trees: 1}}\n"), "p", "trees", "2"));
}
