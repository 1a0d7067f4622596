namespace Mlops.GitOps.Data.Tests;

public sealed class StageRunnersTests
{
    [Fact]
    public void A_failure_is_told_in_the_log_and_is_a_status()
    {
        using var folder = new Cli.Tests.TemporaryFolder();
        var runner = new StageRunner("ingest", "1", static (_, _) => throw new Stages.StageFailure("It can't.", "Do this."));
        var (status, log) = StageFiles.Run(runner, folder.Path, new { }, [], []);
        Assert.Equal((1, "error: It can't.\n  hint: Do this.\n"), (status, log));
    }

    [Theory]
    [InlineData("ingest", "{}", "'dataset' is missing.")]
    [InlineData("ingest", """{"dataset": {"name": "d", "format": "csv", "columns": [{"name": "a", "type": "nonsense"}]}}""", "'nonsense' is no type")]
    [InlineData("ingest", """{"dataset": []}""", "")]
    [InlineData("validate", """{"expectations": {"name": "x"}}""", "")]
    [InlineData("transform", "{}", "'sql' is missing.")]
    [InlineData("features", """{"event": "at", "columns": [], "views": [{"name": "v", "version": 1.5}]}""", "")]
    [InlineData("train", "{}", "'label' is missing.")]
    [InlineData("train", """{"label": "y", "learner": "linear", "model": {"inputs": [{"name": "x", "type": "text"}]}}""", "'text' is no type")]
    [InlineData("predict", """{"model": {"output": {"name": "x", "type": 1}}}""", "'1' is no type")]
    [InlineData("explain", """{"judged": {"name": "m"}}""", "'task' is missing.")]
    [InlineData("split", "[]", "")]
    [InlineData("split", """{"by": "hash", "test": 1e99}""", "")]
    [InlineData("test", """{"of": {"kind": "split", "settings": {}, "inputs": [], "outputs": [], "seed": "much"}}""", "")]
    public void Settings_that_cannot_be_read_are_a_failure_in_words(string kind, string settings, string why)
    {
        using var folder = new Cli.Tests.TemporaryFolder();
        using var document = System.Text.Json.JsonDocument.Parse(settings);
        var (status, log) = StageFiles.Run(TableFiles.Runner(kind), folder.Path, document.RootElement, [], []);
        Assert.Equal(1, status);
        Assert.StartsWith($"error: The settings of stage '{kind}' can't be read: {why}", log, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_of_ours_is_not_blamed_on_settings()
    {
        using var folder = new Cli.Tests.TemporaryFolder();
        var runner = new StageRunner("split", "1", static (_, _) => throw new InvalidOperationException("This is not so."));
        Assert.Throws<InvalidOperationException>(() => StageFiles.Run(runner, folder.Path, new { }, [], []));
    }

    [Fact]
    public void Rows_that_were_told_are_noted()
    {
        using var folder = new Cli.Tests.TemporaryFolder();
        var runner = new StageRunner("ingest", "1", static (context, _) => context.TellRows("rows", 3));
        Assert.Equal(0, StageFiles.Run(runner, folder.Path, new { }, [], ["rows"]).Status);
        Assert.Equal("""{"rows":{"rows":3}}""", File.ReadAllText(Path.Join(folder.Path, "scratch", "outputs.json")));
    }
}
