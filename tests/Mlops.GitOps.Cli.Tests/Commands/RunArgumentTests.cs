using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Tests.Commands;

public sealed class RunArgumentTests
{
    [Theory]
    [InlineData("there are several pipelines: credit, credit_eu", "run")]
    [InlineData("mlops run --all", "run")]
    [InlineData("mlops status credit", "status")]
    [InlineData("'params.trees' is not PATH=VALUE", "run", "credit", "--set", "params.trees")]
    [InlineData("'=3' is not PATH=VALUE", "run", "credit", "--set", "=3")]
    [InlineData("'--only' runs named stages alone", "run", "credit", "--only")]
    [InlineData("'--all' runs every pipeline", "run", "credit", "--all")]
    [InlineData("'--jobs' wants a whole number from 1", "run", "credit", "--jobs", "0")]
    [InlineData("pullRequest", "run", "credit", "--event", "monday")]
    [InlineData("'train' is not STAGE.OUTPUT", "show", "train")]
    [InlineData("there is no pipeline 'credti'", "show", "train.model", "--pipeline", "credti")]
    [InlineData("did you mean 'train'?", "show", "trian.model", "--pipeline", "credit")]
    [InlineData("--resolve", "lock")]
    public void What_can_not_be_meant_is_wrong_usage(string said, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        Mlops.Run(folder.Path, "init", "--template", "credit-risk");
        var answer = Mlops.Run(folder.Path, arguments);
        Assert.Contains(said, answer.Error, StringComparison.Ordinal);
        Assert.Equal(ExitStatus.Usage, answer.Status);
    }

    [Fact]
    public void Options_become_what_is_asked_of_the_runner()
    {
        var request = Request(["run", "credit", "--stage", "train", "--stage", "split", "--set", "params.trees=3", "--sample", "-j", "2", "--force", "-n", "--locked"], []);
        Assert.Equal(["train", "split"], request.Stages.ToArray());
        Assert.Equal(["params.trees=3"], request.Sets.ToArray());
        Assert.Equal((2, 0, "manual"), (request.Jobs, request.Retries, request.Happening));
        Assert.True(request is { IsForced: true, IsDryRun: true, IsLocked: true, IsSample: true, IsOnly: false });
        Assert.Equal("mlops run credit --stage train --stage split --set params.trees=3 --sample --locked", GoOn.CommandOf(request));
    }

    [Theory]
    [InlineData("pull_request", "pullRequest")]
    [InlineData("push", "push")]
    [InlineData("schedule", "schedule")]
    [InlineData("workflow_dispatch", "manual")]
    [InlineData("repository_dispatch", "retrain")]
    public void In_a_workflow_its_event_is_the_event_and_stages_are_tried_again(string gitHub, string happening)
    {
        var request = Request(["run", "credit"], new() { ["CI"] = "true", ["GITHUB_EVENT_NAME"] = gitHub });
        Assert.Equal((3, happening), (request.Retries, request.Happening));
        Assert.Equal("retrain", Request(["run", "credit", "--event", "retrain"], new() { ["GITHUB_EVENT_NAME"] = gitHub }).Happening);
    }

    [Fact]
    public void A_name_of_a_stage_is_all_that_its_matrix_makes()
    {
        Assert.Equal(["train@eu", "train@us"], StageChoice.Resolve("credit", ["train"], ["split", "train@eu", "train@us", "trainer"]).ToArray());
        Assert.Equal(["split", "train@us"], StageChoice.Resolve("credit", ["train@us", "split"], ["split", "train@eu", "train@us"]).ToArray());
        var unknown = Assert.Throws<UnknownName>(static () => StageChoice.Resolve("credit", ["trian"], ["split", "train@eu"]));
        Assert.Equal(("pipeline 'credit' has no stage 'trian'", "did you mean 'train'?"), (unknown.Message, unknown.Hint));
    }

    private static RunRequest Request(string[] arguments, Dictionary<string, string> variables)
    {
        using var folder = new TemporaryFolder().With("mlops.yaml", "mlops: 1\nproject: tiny\n");
        var options = new RunOptions();
        var command = new Command("run");
        options.AddTo(command);
        var parsed = new RootCommand { command }.Parse(arguments);
        Assert.Empty(parsed.Errors);
        var specs = new SpecSource(folder.Path, [], new Terminal(TextReader.Null, TextWriter.Null, TextWriter.Null));
        return options.RequestOf(parsed, folder.Path, "credit", specs, variables.GetValueOrDefault);
    }
}
