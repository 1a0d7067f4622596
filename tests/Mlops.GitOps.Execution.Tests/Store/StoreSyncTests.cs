using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Tests.Store;

public sealed class StoreSyncTests : IDisposable
{
    private static readonly RetryPolicy Impatient = new(4, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(20));

    private readonly TemporaryFolder folder = new();

    private readonly LocalStore here;

    private readonly LocalStore there;

    public StoreSyncTests() => (here, there) = (new LocalStore(folder["here"]), new LocalStore(folder["there"]));

    public void Dispose()
    {
        here.Dispose();
        there.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_folder_store_gives_back_what_it_took()
    {
        using var remote = new FileObjectStore(folder["remote"]);
        await RoundTrip(remote);
    }

    [ProgramFact("nginx")]
    public async Task Nginx_gives_back_what_it_took()
    {
        using var server = LoopbackServer.Nginx(folder["nginx"]);
        using var remote = Remote(server.Port);
        await RoundTrip(remote);
    }

    [ProgramFact("nginx")]
    public async Task Folders_are_made_on_a_server_that_makes_none_by_itself()
    {
        using var server = LoopbackServer.Nginx(folder["nginx"], makesFolders: false);
        using var remote = Remote(server.Port);
        await RoundTrip(remote);
    }

    [ProgramFact("nginx")]
    public async Task A_slow_server_killed_in_the_middle_leaves_nothing_wrong_and_a_second_pull_finishes()
    {
        using var server = LoopbackServer.Nginx(folder["nginx"], "limit_rate 400k;");
        var artifacts = await Filled();
        using (var remote = Remote(server.Port)) await StoreSync.Push(here, remote, artifacts, null, CancellationToken.None);
        using (var remote = Remote(server.Port))
        {
            var pulling = StoreSync.Pull(there, remote, artifacts, null, CancellationToken.None, Impatient);
            while (Directory.EnumerateFiles(folder["there"], "*", SearchOption.AllDirectories).Sum(static file => new FileInfo(file).Length) < 200_000) await Task.Delay(5);
            server.Kill();
            var failure = await Assert.ThrowsAsync<RunFailure>(() => pulling);
            Assert.NotNull(failure.Hint);
        }

        AllRight(there);
        server.Restart();
        using var again = Remote(server.Port);
        await StoreSync.Pull(there, again, artifacts, null, CancellationToken.None, Impatient);
        Assert.All(artifacts, artifact => Assert.True(there.IsWhole(artifact)));
        AllRight(there);
    }

    [ProgramFact("nginx")]
    public async Task A_server_killed_while_it_takes_files_has_no_half_object_and_a_second_push_finishes()
    {
        using var server = LoopbackServer.Nginx(folder["nginx"]);
        var artifacts = await Filled();
        using (var remote = Remote(server.Port))
        {
            var seen = 0;
            var killing = new Progress(() =>
            {
                if (Interlocked.Increment(ref seen) == 10) server.Kill();
            });
            await Assert.ThrowsAsync<RunFailure>(() => StoreSync.Push(here, remote, artifacts, killing, CancellationToken.None));
        }

        AllRight(folder["nginx/data/sha256"]);
        server.Restart();
        using var again = Remote(server.Port);
        var pushed = await StoreSync.Push(here, again, artifacts, null, CancellationToken.None);
        Assert.True(pushed.Moved < pushed.Total, "what had arrived was sent again");
        await StoreSync.Pull(there, again, artifacts, null, CancellationToken.None, Impatient);
        Assert.All(artifacts, artifact => Assert.True(there.IsWhole(artifact)));
    }

    [ProgramFact("nginx")]
    public async Task A_cut_answer_is_continued_where_it_broke()
    {
        using var server = LoopbackServer.Nginx(folder["nginx"]);
        var artifacts = await Filled();
        using (var remote = Remote(server.Port)) await StoreSync.Push(here, remote, artifacts, null, CancellationToken.None);
        foreach (var isReset in (bool[])[false, true])
        {
            using var line = new BreakingLine(server.Port, breaks: 30, bytes: 50_000, isReset);
            using var remote = Remote(line.Port);
            using var target = new LocalStore(folder[$"target-{isReset}"]);
            await StoreSync.Pull(target, remote, artifacts, null, CancellationToken.None, Impatient);
            Assert.All(artifacts, artifact => Assert.True(target.IsWhole(artifact)));
            AllRight(target);
            Assert.Equal(0, line.BreaksLeft);
        }

        Assert.Contains(" 206 ", File.ReadAllText(folder["nginx/access.log"]), StringComparison.Ordinal);
    }

    [ProgramFact("nginx")]
    public async Task Wrong_bytes_of_a_server_are_never_kept()
    {
        using var server = LoopbackServer.Nginx(folder["nginx"]);
        using var remote = Remote(server.Port);
        var artifact = new Artifact(here.AddBytes("right"u8), 5, IsFolder: false);
        await StoreSync.Push(here, remote, [artifact], null, CancellationToken.None);
        var path = folder["nginx/data/" + ObjectNames.Of(artifact.Digest)];
        foreach (var wrong in (string[])["wrong", "righ", "right!", ""])
        {
            File.WriteAllText(path, wrong);
            await Assert.ThrowsAsync<RunFailure>(() => StoreSync.Pull(there, remote, [artifact], null, CancellationToken.None, Impatient));
            Assert.False(there.Contains(artifact.Digest));
        }
    }

    [Fact]
    public async Task A_damaged_object_is_never_pushed()
    {
        using var remote = new FileObjectStore(folder["remote"]);
        var artifact = new Artifact(here.AddBytes("right"u8), 5, IsFolder: false);
        File.Delete(here.PathOf(artifact.Digest));
        File.WriteAllText(here.PathOf(artifact.Digest), "wrong");
        await Assert.ThrowsAsync<RunFailure>(() => StoreSync.Push(here, remote, [artifact], null, CancellationToken.None));
        Assert.Null(await remote.SizeOf(ObjectNames.Of(artifact.Digest), CancellationToken.None));
        Assert.False(here.Contains(artifact.Digest));
    }

    [ProgramFact("nginx")]
    public async Task Refusals_are_sentences()
    {
        using var server = LoopbackServer.Nginx(folder["nginx"], "if ($http_authorization != \"Bearer right\") { return 401; }");
        using var stranger = Remote(server.Port);
        using var friend = new HttpObjectStore((HttpStoreUrl)StoreUrl.Parse($"http://127.0.0.1:{server.Port}"), new StoreCredentials(Token: "right"), Impatient);
        using var nobody = new HttpObjectStore((HttpStoreUrl)StoreUrl.Parse("https://nobody.invalid/"), new StoreCredentials(), Impatient);
        Assert.Null(await friend.SizeOf("absent", CancellationToken.None));
        Assert.Contains("does not know who asks", (await Assert.ThrowsAsync<RunFailure>(() => stranger.SizeOf("a", CancellationToken.None))).Message, StringComparison.Ordinal);
        var host = await Assert.ThrowsAsync<RunFailure>(() => nobody.SizeOf("a", CancellationToken.None));
        Assert.Contains("nobody.invalid", host.Message, StringComparison.Ordinal);
        server.Kill();
        var refused = await Assert.ThrowsAsync<RunFailure>(() => friend.SizeOf("a", CancellationToken.None));
        Assert.Contains("connection", refused.Message, StringComparison.OrdinalIgnoreCase);
        server.Restart();
    }

    [JudgeFact("s3")]
    public async Task A_server_that_checks_signatures_gives_back_what_it_took()
    {
        using var server = LoopbackServer.S3(folder["s3"]);
        using var remote = S3Remote(server.Port, "S3RVER");
        await RoundTrip(remote);
    }

    [JudgeFact("s3")]
    public async Task A_large_file_goes_to_S3_in_parts()
    {
        using var server = LoopbackServer.S3(folder["s3"]);
        using var remote = S3Remote(server.Port, "S3RVER");
        var path = folder["large"];
        using (var file = File.Create(path)) file.SetLength(S3ObjectStore.LargestSinglePut + 12345);
        var artifact = here.AdoptFile(path);
        await StoreSync.Push(here, remote, [artifact], null, CancellationToken.None);
        await StoreSync.Pull(there, remote, [artifact], null, CancellationToken.None, Impatient);
        Assert.True(there.Verify(artifact.Digest));
    }

    [JudgeFact("s3")]
    public async Task A_wrong_secret_is_refused_in_a_sentence()
    {
        using var server = LoopbackServer.S3(folder["s3"]);
        using var remote = S3Remote(server.Port, "another");
        var failure = await Assert.ThrowsAsync<RunFailure>(() => remote.PutBlob("results/a", "x"u8.ToArray(), CancellationToken.None));
        Assert.Contains("SignatureDoesNotMatch", failure.Message, StringComparison.Ordinal);
    }

    private static S3ObjectStore S3Remote(int port, string secret) => new(
        (S3StoreUrl)StoreUrl.Parse("s3://bucket/a prefix/ü"),
        new StoreCredentials(AccessKey: "S3RVER", SecretKey: secret, Endpoint: $"http://127.0.0.1:{port}"),
        Impatient);

    private static HttpObjectStore Remote(int port) => new((HttpStoreUrl)StoreUrl.Parse($"http://127.0.0.1:{port}/"), new StoreCredentials(), Impatient);

    private async Task RoundTrip(IObjectStore remote)
    {
        var artifacts = await Filled();
        var pushed = await StoreSync.Push(here, remote, artifacts, null, CancellationToken.None);
        Assert.Equal(pushed.Total, pushed.Moved);
        Assert.Equal(0, (await StoreSync.Push(here, remote, artifacts, null, CancellationToken.None)).Moved);
        await remote.PutBlob(ObjectNames.OfResult(artifacts[0].Digest), "{}"u8.ToArray(), CancellationToken.None);
        Assert.Equal("{}"u8.ToArray(), await remote.GetBlob(ObjectNames.OfResult(artifacts[0].Digest), CancellationToken.None));
        Assert.Null(await remote.GetBlob("results/absent", CancellationToken.None));

        var pulled = await StoreSync.Pull(there, remote, artifacts, null, CancellationToken.None, Impatient);
        Assert.Equal((pushed.Moved, pushed.Bytes), (pulled.Moved, pulled.Bytes));
        Assert.Equal(0, (await StoreSync.Pull(there, remote, artifacts, null, CancellationToken.None, Impatient)).Moved);
        Assert.All(artifacts, artifact => Assert.True(there.IsWhole(artifact)));
        AllRight(there);
    }

    private async Task<Artifact[]> Filled()
    {
        var random = new Random(11);
        var tree = folder["tree"];
        Directory.CreateDirectory(tree);
        for (var number = 0; number < 40; number++)
        {
            var bytes = new byte[random.Next(60_000)];
            random.NextBytes(bytes);
            await File.WriteAllBytesAsync(Path.Combine(tree, $"file-{number}"), bytes);
        }

        File.WriteAllText(Path.Combine(tree, "empty"), "");
        var single = new byte[700_000];
        random.NextBytes(single);
        return [here.AdoptFolder(tree), new Artifact(here.AddBytes(single), single.Length, IsFolder: false)];
    }

    private static void AllRight(LocalStore store) => AllRight(Path.Combine(store.Folder, "sha256"));

    private static void AllRight(string objects)
    {
        if (!Directory.Exists(objects)) return;
        foreach (var path in Directory.EnumerateFiles(objects, "*", SearchOption.AllDirectories))
            Assert.Equal(Path.GetFileName(path), Digest.Of(File.ReadAllBytes(path)).Hex);
    }

    private sealed class Progress(Action act) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) => act();
    }
}
