using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;
using Mlops.GitOps.Execution.Tests.Store;

namespace Mlops.GitOps.Execution.Tests.Running;

public sealed class BucketFetchTests : IDisposable
{
    private const string Listing = """rows: {kind: ingest, dataset: people, command: [sh, -c, 'cd "$0" && find . -type f | LC_ALL=C sort | while read -r f; do echo "$f"; cat "$f"; done > "$1" && : > "$2"', "${in.dataset}", "${out.rows}", "${out.rejects}"]}""";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [JudgeFact("s3")]
    public async Task All_files_of_a_bucket_that_match_are_fetched_and_no_others()
    {
        using var server = LoopbackServer.S3(folder["s3"]);
        await Fill(server, "data/2026/a 1.csv", "data/2026/ü&b.csv", "data/2025/c.csv", "data/2026/a.txt", "data/.hidden.csv", "data2/x.csv", "other/d.csv");
        Assert.Equal("./2025/c.csv\ndata/2025/c.csv\n./2026/a 1.csv\ndata/2026/a 1.csv\n./2026/ü&b.csv\ndata/2026/ü&b.csv\n", Fetched(server, "s3://bucket/data/**/*.csv"));
        Assert.Equal("./a 1.csv\ndata/2026/a 1.csv\n", Fetched(server, "s3://bucket/data/2026/a*.csv"));
        Assert.Equal("./2025/c.csv\ndata/2025/c.csv\n", Fetched(server, "s3://bucket/data/{2024,2025}/*.csv"));
    }

    [JudgeFact("s3")]
    public async Task A_pattern_that_nothing_matches_is_said()
    {
        using var server = LoopbackServer.S3(folder["s3"]);
        await Fill(server, "data/a.txt");
        using var run = RunOf("s3://bucket/data/*.csv");
        Assert.Equal(RunOutcome.No, run.Run(request => request with { Variable = name => Variable(server, name) }).Outcome);
        Assert.Contains("nothing matches s3://bucket/data/*.csv, where dataset 'people' is said to be", run.Ended("rows").Message, StringComparison.Ordinal);
    }

    [JudgeFact("s3")]
    public async Task A_list_that_takes_several_answers_is_whole()
    {
        using var server = LoopbackServer.S3(folder["s3"]);
        var names = Enumerable.Range(0, 23).Select(static number => FormattableString.Invariant($"data/part {number:D2}+.csv")).ToArray();
        await Fill(server, names);
        using var store = Open(server, "s3://bucket/data");
        Assert.Equal(names.Select(static name => name["data/".Length..]), await store.List("part ", CancellationToken.None, atOnce: 5));
        Assert.Equal(names[10..20].Select(static name => name["data/".Length..]), await store.List("part 1", CancellationToken.None, atOnce: 1000));
        Assert.Empty(await store.List("z", CancellationToken.None));
    }

    private static async Task Fill(LoopbackServer server, params string[] names)
    {
        using var store = Open(server, "s3://bucket");
        foreach (var name in names) await store.PutBlob(name, System.Text.Encoding.UTF8.GetBytes(name + "\n"), CancellationToken.None);
    }

    private static S3ObjectStore Open(LoopbackServer server, string url) => new((S3StoreUrl)StoreUrl.Parse(url), StoreCredentials.Of(["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"], "a test", name => Variable(server, name)), RetryPolicy.Usual);

    private static string Fetched(LoopbackServer server, string url)
    {
        using var run = RunOf(url);
        return run.Output(run.Run(request => request with { Variable = name => Variable(server, name) }), "rows", "rows");
    }

    private static string? Variable(LoopbackServer server, string name) => name switch
    {
        "AWS_ACCESS_KEY_ID" or "AWS_SECRET_ACCESS_KEY" => "S3RVER",
        "AWS_ENDPOINT_URL" => FormattableString.Invariant($"http://127.0.0.1:{server.Port}"),
        _ => Environment.GetEnvironmentVariable(name),
    };

    private static TestRun RunOf(string url) => new(
        Listing,
        "",
        $$$"""
        datasets:
          people: {source: {url: "{{{url}}}", secrets: [AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY]}, format: csv, columns: {name: string}}
        """);
}
