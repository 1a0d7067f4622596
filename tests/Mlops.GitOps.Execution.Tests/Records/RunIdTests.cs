using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Execution.Records;

namespace Mlops.GitOps.Execution.Tests.Records;

public sealed class RunIdTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.FromHours(2));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_is_named_for_its_time_and_pipeline_and_has_its_folder()
    {
        Assert.Equal("2026-11-01T10-00-00Z-credit", RunId.New("credit", Now, folder["runs"]));
        Assert.True(Directory.Exists(folder["runs/2026-11-01T10-00-00Z-credit"]));
    }

    [Fact]
    public void Runs_of_one_second_are_counted()
    {
        string[] ids = [.. Enumerable.Range(0, 3).Select(_ => RunId.New("credit", Now, folder["runs"]))];
        Assert.Equal(["2026-11-01T10-00-00Z-credit", "2026-11-01T10-00-00Z-credit-2", "2026-11-01T10-00-00Z-credit-3"], ids);
    }

    [Fact]
    public void Runs_that_begin_at_once_never_share_a_name()
    {
        var ids = new string[64];
        Parallel.For(0, ids.Length, number => ids[number] = RunId.New("credit", Now, folder["runs"]));
        Assert.Equal(ids.Length, ids.ToHashSet().Count);
    }

    [Theory]
    [InlineData("2026-11-01T10-00-00Z-credit", "credit", 1)]
    [InlineData("2026-11-01T10-00-00Z-credit-12", "credit", 12)]
    [InlineData("2026-11-01T10-00-00Z-credit-eu", "credit", null)]
    [InlineData("2026-11-01T10-00-00Z-credits", "credit", null)]
    [InlineData("2026-11-01T10-00-00Z-churn", "credit", null)]
    [InlineData("notes", "credit", null)]
    public void An_id_says_which_run_of_which_pipeline_it_may_be(string id, string pipeline, int? number) =>
        Assert.Equal(number, RunId.NumberOf(id, pipeline));
}
