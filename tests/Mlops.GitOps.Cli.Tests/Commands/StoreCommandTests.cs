using System.Text;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution;
using Mlops.GitOps.Execution.Records;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Cli.Tests.Commands;

public sealed class StoreCommandTests
{
    private const string Header = "mlops: 1\nproject: tiny\nstore: {url: \"file://shared\"}\n";

    private static readonly Digest Key = Digest.OfText("key");

    [Fact]
    public void What_one_clone_pushes_another_pulls_with_its_results()
    {
        using var first = new TemporaryFolder().With("mlops.yaml", Header);
        var model = Make(first, "the model", "model");
        var pushed = Mlops.Run(first.Path, "push");
        Assert.Equal((ExitStatus.Fine, "credit: 1 object sent, 9 B; 0 objects already there\n"), (pushed.Status, pushed.Output.ReplaceLineEndings("\n")));

        using var second = new TemporaryFolder().With("mlops.yaml", Header.Replace("shared", first["shared"], StringComparison.Ordinal)).With("locks/credit.lock", first.Read("locks/credit.lock"));
        Assert.Equal(ExitStatus.Fine, Mlops.Run(second.Path, "pull", "credit").Status);
        using var store = new LocalStore(WorkspaceFolder.Store(second.Path));
        Assert.Equal("the model", File.ReadAllText(store.PathOf(model)));
        using var results = ResultJournal.Open(WorkspaceFolder.Results(second.Path));
        Assert.Equal(model, results.Find(Key)?.Find("model")?.Digest);
    }

    [Fact]
    public void Cleaning_keeps_what_a_lock_names()
    {
        using var folder = new TemporaryFolder().With("mlops.yaml", Header);
        var kept = Make(folder, "kept", "model");
        Digest lost;
        using (var store = new LocalStore(WorkspaceFolder.Store(folder.Path))) lost = store.AddBytes("lost"u8);
        Assert.Contains("1 file, 4 B, would be removed", Mlops.Run(folder.Path, "gc", "--dry-run").Output, StringComparison.Ordinal);
        Assert.Contains("1 file, 4 B, was removed", Mlops.Run(folder.Path, "gc").Output, StringComparison.Ordinal);
        using var after = new LocalStore(WorkspaceFolder.Store(folder.Path));
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
        Assert.Contains("names no other place", answer.Error, StringComparison.Ordinal);
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

    /// <summary>Leaves what a run of a stage would leave: bytes, a result and a lock.</summary>
    private static Digest Make(TemporaryFolder folder, string text, string output, string pipeline = "credit", string stage = "train")
    {
        using var store = new LocalStore(WorkspaceFolder.Store(folder.Path));
        var digest = store.AddBytes(Encoding.UTF8.GetBytes(text));
        using var results = ResultJournal.Open(WorkspaceFolder.Results(folder.Path));
        results.Append([new StageResult($"{pipeline}/{stage}", Key, [], [new NamedArtifact(output, new Artifact(digest, text.Length, IsFolder: false))], "run", DateTimeOffset.UnixEpoch, TimeSpan.Zero)]);
        new LockFile(pipeline, [], [new LockedStage(stage, Key, [new LockedOutput(output, digest, IsFolder: false)])]).Write(LockFile.PathOf(folder.Path, pipeline));
        return digest;
    }
}
