using System.Text;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution;
using Mlops.GitOps.Execution.Records;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Cli.Tests.Commands;

public sealed class StoreCommandTests
{
    private const string Header = "mlops: 1\nproject: tiny\n";

    private static readonly Digest Key = Digest.OfText("key");

    [Fact]
    public async Task What_one_clone_pushes_another_pulls_with_its_results()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        var model = Make(first, "the model", "model");
        var file = LockFile.Read(first["locks/credit.lock"]);
        Assert.NotNull(file);
        using var shared = new FileObjectStore(first["shared"]);
        var pushed = await Transfer(first, (store, results) => LockTransfer.Push(file, store, results, shared, progress: null, default));
        Assert.Equal((1, 9), (pushed.Moved, pushed.Bytes));
        var again = await Transfer(first, (store, results) => LockTransfer.Push(file, store, results, shared, progress: null, default));
        Assert.Equal(0, again.Moved);
        await Transfer(second, (store, results) => LockTransfer.Pull(file, store, results, shared, progress: null, default));
        using var store = new LocalStore(Places(second).Store);
        Assert.Equal("the model", File.ReadAllText(store.PathOf(model)));
        using var results = ResultJournal.Open(Places(second).Results);
        Assert.Equal(model, results.Find(Key)?.Find("model")?.Digest);
    }

    [Fact]
    public async Task A_result_that_the_lock_does_not_name_is_not_believed()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        Make(first, "the model", "model");
        var file = LockFile.Read(first["locks/credit.lock"]);
        Assert.NotNull(file);
        using var shared = new FileObjectStore(first["shared"]);
        await Transfer(first, (store, results) => LockTransfer.Push(file, store, results, shared, progress: null, default));
        var forged = file with { Stages = [file.Stages[0] with { Outputs = [] }] };
        await Transfer(second, (store, results) => LockTransfer.Pull(forged, store, results, shared, progress: null, default));
        using var results = ResultJournal.Open(Places(second).Results);
        Assert.Null(results.Find(Key));
    }

    [Fact]
    public void A_store_that_others_may_share_is_not_cleaned()
    {
        using var folder = new TemporaryFolder().With("mlops.yaml", "mlops: 1\nproject: tiny\nstore: {url: \"file://../store\"}\n");
        var answer = Mlops.Run(folder.Path, "gc");
        Assert.Equal(ExitStatus.No, answer.Status);
        Assert.Contains("is not in this workspace", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Cleaning_keeps_what_a_lock_names()
    {
        using var folder = new TemporaryFolder().With("mlops.yaml", Header);
        var kept = Make(folder, "kept", "model");
        Digest lost;
        using (var store = new LocalStore(Places(folder).Store)) lost = store.AddBytes("lost"u8);
        Assert.Contains("1 file, 4 B, would be removed", Mlops.Run(folder.Path, "gc", "--dry-run").Output, StringComparison.Ordinal);
        Assert.Contains("1 file, 4 B, was removed", Mlops.Run(folder.Path, "gc").Output, StringComparison.Ordinal);
        using var after = new LocalStore(Places(folder).Store);
        Assert.Equal((true, false), (after.Contains(kept), after.Contains(lost)));
    }

    [Fact]
    public void A_workspace_that_keeps_its_bytes_to_itself_has_nowhere_to_push_to()
    {
        using var folder = new TemporaryFolder().With("mlops.yaml", "mlops: 1\nproject: tiny\n");
        Assert.Contains("mlops run", Mlops.Run(folder.Path, "push").Error, StringComparison.Ordinal);
        Make(folder, "m", "model");
        var answer = Mlops.Run(folder.Path, "push");
        Assert.Equal(ExitStatus.No, answer.Status);
        Assert.Contains("is a folder of this machine", answer.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'credit'?", Mlops.Run(folder.Path, "pull", "credti").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_conflict_in_a_lock_is_resolved_by_dropping_what_differs()
    {
        using var folder = new TemporaryFolder().With("mlops.yaml", Header);
        Make(folder, "m", "model");
        var text = folder.Read("locks/credit.lock");
        var line = text.Split('\n').First(static line => line.Contains("key:", StringComparison.Ordinal));
        folder.With("locks/credit.lock", text.Replace(line, $"<<<<<<< a\n{line}\n=======\n{line.Replace(Key.Hex, Digest.OfText("other").Hex, StringComparison.Ordinal)}\n>>>>>>> b", StringComparison.Ordinal));
        Assert.Contains("is resolved", Mlops.Run(folder.Path, "lock", "--resolve").Output, StringComparison.Ordinal);
        Assert.Empty(LockFile.Read(folder["locks/credit.lock"])?.Stages ?? []);
        Assert.Contains("has nothing to resolve", Mlops.Run(folder.Path, "lock", "--resolve", "credit").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_result_is_shown()
    {
        using var folder = new TemporaryFolder();
        Mlops.Run(folder.Path, "init", "--template", "quickstart");
        Assert.Contains("mlops run leavers --stage ingest", Mlops.Run(folder.Path, "show", "ingest.rows").Error, StringComparison.Ordinal);
        Make(folder, "a,b\n1,2\n", "rows", "leavers", "ingest");
        Assert.Equal("a  b\n1  2\n", Mlops.Run(folder.Path, "show", "ingest.rows").Output.ReplaceLineEndings("\n"));
        Assert.Contains("did you mean 'ingest.rows'?", Mlops.Run(folder.Path, "show", "ingest.row").Error, StringComparison.Ordinal);
    }

    private static RunPlaces Places(TemporaryFolder folder) => new(folder.Path, "file://.mlops/store");

    private static async Task<SyncProgress> Transfer(TemporaryFolder folder, Func<LocalStore, ResultJournal, Task<SyncProgress>> move)
    {
        using var store = new LocalStore(Places(folder).Store);
        using var results = ResultJournal.Open(Places(folder).Results);
        return await move(store, results);
    }

    /// <summary>Leaves what a run of a stage would leave: bytes, a result and a lock.</summary>
    private static Digest Make(TemporaryFolder folder, string text, string output, string pipeline = "credit", string stage = "train")
    {
        using var store = new LocalStore(Places(folder).Store);
        var digest = store.AddBytes(Encoding.UTF8.GetBytes(text));
        using var results = ResultJournal.Open(Places(folder).Results);
        results.Append([new StageResult($"{pipeline}/{stage}", Key, [], [new NamedArtifact(output, new Artifact(digest, text.Length, IsFolder: false))], "run", DateTimeOffset.UnixEpoch, TimeSpan.Zero)]);
        new LockFile(pipeline, [], [new LockedStage(stage, Key, [new LockedOutput(output, digest, IsFolder: false)])]).Write(LockFile.PathOf(folder.Path, pipeline));
        return digest;
    }
}
