using System.Runtime.Versioning;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Tests.Store;

namespace Mlops.GitOps.Execution.Tests.Running;

[UnsupportedOSPlatform("windows")]
public class DatasetFetchTests
{
    private const string Copying = """rows: {kind: ingest, dataset: people, command: [sh, -c, 'cp "$0" "$1" && : > "$2"', "${in.dataset}", "${out.rows}", "${out.rejects}"]}""";

    [ProgramFact("nginx")]
    public void A_dataset_is_fetched_from_its_address_every_time()
    {
        using var server = new TemporaryFolder().With("data/people.csv", "name\nada\n");
        using var nginx = LoopbackServer.Nginx(server.Path);
        using var run = RunOf($"http://127.0.0.1:{nginx.Port}/people.csv");
        Assert.Equal("name\nada\n", run.Output(run.Run(), "rows", "rows"));
        server.With("data/people.csv", "name\ngrace\n");
        Assert.Equal("name\ngrace\n", run.Output(run.Run(), "rows", "rows"));
    }

    [ProgramFact("nginx")]
    public void What_is_not_at_its_address_is_said()
    {
        using var server = new TemporaryFolder();
        using var nginx = LoopbackServer.Nginx(server.Path);
        using var run = RunOf($"http://127.0.0.1:{nginx.Port}/people.csv");
        var report = run.Run();
        Assert.Equal(RunOutcome.No, report.Outcome);
        Assert.Contains("there is nothing at http://127.0.0.1", run.Ended("rows").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/data/*.csv", "is a pattern, and only a bucket can be asked what it holds")]
    [InlineData("s3://lake-*/data.csv", "has a pattern for the bucket")]
    [InlineData("https://example.org", "is not the address of a file")]
    public void An_address_that_is_no_file_is_refused(string url, string said)
    {
        using var run = RunOf(url);
        Assert.Equal(RunOutcome.No, run.Run().Outcome);
        Assert.Contains(said, run.Ended("rows").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_is_not_set_is_named()
    {
        using var run = RunOf("https://example.org/people.csv", ", secrets: [LAKE_TOKEN]");
        Assert.Equal(RunOutcome.No, run.Run().Outcome);
        Assert.Contains("dataset 'people' is opened by LAKE_TOKEN, which is not set", run.Ended("rows").Message, StringComparison.Ordinal);
    }

    private static TestRun RunOf(string url, string more = "") => new(
        Copying,
        "",
        $$$"""
        datasets:
          people: {source: {url: "{{{url}}}"{{{more}}}}, format: csv, columns: {name: string}}
        """);
}
