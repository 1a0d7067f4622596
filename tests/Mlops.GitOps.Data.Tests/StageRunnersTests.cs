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

    [Fact]
    public void Rows_that_were_told_are_noted()
    {
        using var folder = new Cli.Tests.TemporaryFolder();
        var runner = new StageRunner("ingest", "1", static (context, _) => context.TellRows("rows", 3));
        Assert.Equal(0, StageFiles.Run(runner, folder.Path, new { }, [], ["rows"]).Status);
        Assert.Equal("""{"rows":{"rows":3}}""", File.ReadAllText(Path.Join(folder.Path, "scratch", "outputs.json")));
    }
}
