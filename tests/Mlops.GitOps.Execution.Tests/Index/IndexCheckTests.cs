using System.Runtime.Versioning;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Index;

namespace Mlops.GitOps.Execution.Tests.Index;

[UnsupportedOSPlatform("windows")]
public class IndexCheckTests
{
    private static long Later() => Freshness.Now() + 60_000_000_000;

    public static TheoryData<string, Action<TemporaryFolderOf>> Changes => new()
    {
        { "edited", static at => File.WriteAllText(at["a"], "2") },
        { "deleted", static at => File.Delete(at["a"]) },
        { "replaced by its equal", static at => { File.Delete(at["a"]); File.WriteAllText(at["a"], "1"); } },
        { "appeared where nothing was found", static at => File.WriteAllText(at["nothing"], "") },
        { "a name more in a folder", static at => File.WriteAllText(at["list/b"], "") },
        { "a name less in a folder", static at => File.Delete(at["list/a"]) },
        { "a folder gone", static at => Directory.Delete(at["list"], recursive: true) },
        { "a link led elsewhere", static at => { File.Delete(at["link"]); File.CreateSymbolicLink(at["link"], "list/a"); } },
        { "what a listed link led to went", static at => File.Delete(at["target"]) },
        { "made executable", static at => File.SetUnixFileMode(at["a"], UnixFileMode.UserRead | UnixFileMode.UserExecute) },
        { "a folder became a file", static at => { Directory.Delete(at["kind"]); File.WriteAllText(at["kind"], ""); } },
    };

    [Theory, MemberData(nameof(Changes))]
    public void Every_change_is_seen(string what, Action<TemporaryFolderOf> change)
    {
        using var folder = Workspace();
        var index = Written(folder, Later);
        Assert.Equal(IndexState.Unchanged, IndexCheck.Run(index, folder.Path, Later));
        change(new(folder.Path));
        Assert.True(IndexCheck.Run(index, folder.Path, Later) == IndexState.Changed, what);
    }

    [Fact]
    public void What_was_only_looked_at_may_change_inside()
    {
        using var folder = Workspace();
        var index = Written(folder, Later);
        folder.With("kind/inside", "");
        Assert.Equal(IndexState.Unchanged, IndexCheck.Run(index, folder.Path, Later));
    }

    [Fact]
    public void Young_stamps_are_hashed_until_they_are_old_and_then_written_again()
    {
        using var folder = Workspace();
        var index = Written(folder, Freshness.Now);
        Assert.True(index.Find("a")?.IsRacy);
        Assert.Equal(IndexState.Unchanged, IndexCheck.Run(index, folder.Path, static () => 0));
        Assert.Equal(IndexState.UnchangedButRewrite, IndexCheck.Run(index, folder.Path, Later));
        index.Rewrite(folder["index"]);
        var rewritten = IndexFile.TryRead(folder["index"]);
        Assert.False(rewritten?.Find("a")?.IsRacy);
        Assert.Equal(IndexState.Unchanged, rewritten?.Check(folder.Path));
    }

    [Fact]
    public void A_young_stamp_does_not_hide_other_bytes()
    {
        using var folder = Workspace();
        var stamp = FileStat.Of(folder["a"]);
        IndexFile.Write(folder["index"], [new FileEntry("a", stamp, Core.Records.Digest.OfText("0"), IsRacy: true)], []);
        Assert.Equal(IndexState.Changed, IndexFile.TryRead(folder["index"])?.Check(folder.Path));
    }

    [Fact]
    public void Same_size_and_same_time_do_not_hide_an_edit()
    {
        using var folder = new TemporaryFolder().With("a", "000000");
        for (var edit = 1; edit <= FuzzCases.Or(300); edit++)
        {
            var files = new FileTable(folder.Path);
            files.DigestOf("a");
            IndexFile.Write(folder["index"], files.Entries, []);
            var modified = File.GetLastWriteTimeUtc(folder["a"]);
            File.WriteAllText(folder["a"], $"{edit % 1_000_000:000000}");
            File.SetLastWriteTimeUtc(folder["a"], modified);
            Assert.Equal(IndexState.Changed, IndexFile.TryRead(folder["index"])?.Check(folder.Path));
        }
    }

    [Fact]
    public void A_workspace_may_move()
    {
        using var folder = new TemporaryFolder().With("old/a", "1").With("old/list/b", "2");
        var index = Written(folder, "old", Later);
        Directory.Move(folder["old"], folder["new"]);
        Assert.Equal(IndexState.Changed, IndexCheck.Run(index, folder["old"], Later));
        Assert.Equal(IndexState.Unchanged, IndexCheck.Run(index, folder["new"], Later));
    }

    [Fact]
    public void One_change_among_thousands_is_seen()
    {
        using var folder = new TemporaryFolder();
        var names = Enumerable.Range(0, 3000).Select(static at => $"d{at % 30}/f{at}").ToList();
        foreach (var name in names) folder.With(name, name);
        var files = new FileTable(folder.Path) { Now = Later };
        files.DigestsOf(names);
        IndexFile.Write(folder["index"], files.Entries, []);
        var index = Assert.IsType<IndexFile>(IndexFile.TryRead(folder["index"]));
        var random = new Random(3);
        for (var round = 0; round < 20; round++)
        {
            Assert.Equal(IndexState.Unchanged, index.Check(folder.Path));
            var name = names[random.Next(names.Count)];
            File.Move(folder[name], folder["away"], overwrite: true);
            Assert.Equal(IndexState.Changed, index.Check(folder.Path));
            File.WriteAllText(folder[name], name);
            Assert.Equal(IndexState.Changed, index.Check(folder.Path));
            files.Forget(name);
            files.DigestOf(name);
            IndexFile.Write(folder["index"], files.Entries, []);
            index = Assert.IsType<IndexFile>(IndexFile.TryRead(folder["index"]));
        }
    }

    /// <summary>Where a change happens.</summary>
    public sealed record TemporaryFolderOf(string Root)
    {
        public string this[string relative] => Path.Join(Root, relative);
    }

    private static TemporaryFolder Workspace()
    {
        var folder = new TemporaryFolder().With("a", "1").With("list/a", "2").With("target", "3");
        Directory.CreateDirectory(folder["kind"]);
        File.CreateSymbolicLink(folder["link"], "a");
        File.CreateSymbolicLink(folder["list/to"], "../target");

        // Some file systems' clocks tick every ten milliseconds, and the tests that call young files old must not meet that.
        Thread.Sleep(30);
        return folder;
    }

    private static IndexFile Written(TemporaryFolder folder, Func<long> now) => Written(folder, ".", now);

    private static IndexFile Written(TemporaryFolder folder, string root, Func<long> now)
    {
        var files = new FileTable(Path.GetFullPath(folder[root])) { Now = now };
        foreach (var path in (string[])["a", "link", "nothing"]) files.DigestOf(path);
        files.KindOf("kind");
        files.EntriesOf("list");
        IndexFile.Write(folder["index"], files.Entries, []);
        return Assert.IsType<IndexFile>(IndexFile.TryRead(folder["index"]));
    }
}
