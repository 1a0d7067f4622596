using System.Runtime.Versioning;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Index;

namespace Mlops.GitOps.Execution.Tests.Files;

[UnsupportedOSPlatform("windows")]
public class FileTableTests
{
    /// <summary>Says that it is later than it is, so that what was just written is old.</summary>
    private static long Later() => Freshness.Now() + 60_000_000_000;

    [Fact]
    public void Every_question_is_remembered_relative_to_the_workspace()
    {
        using var folder = new TemporaryFolder().With("data/a.csv", "1");
        var files = new FileTable(folder.Path);
        Assert.Equal(Digest.OfText("1"), files.DigestOf(folder["data/a.csv"]));
        Assert.Equal(Digest.OfText("1"), files.DigestOf("data/a.csv"));
        Assert.Null(files.DigestOf(folder["data/b.csv"]));
        Assert.Equal(FileKind.Folder, files.KindOf(folder.Path));
        Assert.Equal([new FolderEntry("a.csv", FileKind.File, IsLink: false)], files.EntriesOf(folder["data"]));
        Assert.Empty(files.EntriesOf(folder["steps"]));
        Assert.Equal(FileKind.Other, files.KindOf("/dev/null"));
        Assert.Equal([".", "/dev/null", "data", "data/a.csv", "data/b.csv", "steps"], files.Entries.Select(static entry => entry.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_was_answered_once_stays_until_it_is_forgotten()
    {
        using var folder = new TemporaryFolder().With("a", "1");
        var files = new FileTable(folder.Path);
        Assert.Equal(Digest.OfText("1"), files.DigestOf("a"));
        folder.With("a", "2");
        Assert.Equal(Digest.OfText("1"), files.DigestOf("a"));
        Assert.True(files.HasChanged("a"));
        files.Forget(folder["a"]);
        Assert.Equal(Digest.OfText("2"), files.DigestOf("a"));
        Assert.False(files.HasChanged("a"));
    }

    [Fact]
    public void Same_size_and_same_time_do_not_hide_an_edit()
    {
        using var folder = new TemporaryFolder().With("a", "000000");
        var files = new FileTable(folder.Path);
        for (var edit = 1; edit <= FuzzCases.Or(300); edit++)
        {
            files.Forget("a");
            var before = files.DigestOf("a");
            var modified = File.GetLastWriteTimeUtc(folder["a"]);
            File.WriteAllText(folder["a"], $"{edit % 1_000_000:000000}");
            File.SetLastWriteTimeUtc(folder["a"], modified);
            Assert.True(files.HasChanged("a"), $"edit {edit}");
            Assert.NotEqual(before, new FileTable(folder.Path).DigestOf("a"));
        }
    }

    [Fact]
    public void Touching_changes_nothing()
    {
        using var folder = new TemporaryFolder().With("a", "1");
        var files = new FileTable(folder.Path);
        files.DigestOf("a");
        File.SetLastWriteTimeUtc(folder["a"], DateTime.UnixEpoch);
        Assert.False(files.HasChanged("a"));
        File.SetUnixFileMode(folder["a"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.True(files.HasChanged("a"));
    }

    [Fact]
    public void What_appears_goes_or_becomes_something_else_has_changed()
    {
        using var folder = new TemporaryFolder().With("gone", "1").With("file", "1").With("list/a", "1");
        var files = new FileTable(folder.Path);
        foreach (var path in (string[])["new", "gone", "file"]) files.DigestOf(path);
        files.KindOf("kind");
        files.EntriesOf("list");
        folder.With("new", "1").With("kind", "1").With("list/b", "1");
        File.Delete(folder["gone"]);
        File.Delete(folder["file"]);
        Directory.CreateDirectory(folder["file"]);
        Assert.All((string[])["new", "gone", "file", "kind", "list", "never asked"], path => Assert.True(files.HasChanged(path), path));
    }

    [Fact]
    public void A_link_that_leads_elsewhere_has_changed()
    {
        using var folder = new TemporaryFolder().With("one", "1").With("two", "2").With("same", "1").With("list/x", "1");
        File.CreateSymbolicLink(folder["link"], "one");
        File.CreateSymbolicLink(folder["list/link"], "../one");
        var files = new FileTable(folder.Path);
        files.DigestOf("link");
        Assert.Equal(new FolderEntry("link", FileKind.File, IsLink: true), files.EntriesOf("list")[0]);
        Relink(folder["link"], "same");
        Assert.False(files.HasChanged("link"));
        Relink(folder["link"], "two");
        Assert.True(files.HasChanged("link"));
        File.Delete(folder["one"]);
        Assert.True(files.HasChanged("list/link"));
    }

    [Fact]
    public void A_stamp_of_old_spares_the_hashing_and_a_young_one_does_not()
    {
        using var folder = new TemporaryFolder().With("old", "1").With("young", "1").With("edited", "1");
        var lie = Digest.OfText("a digest that only an index can have");
        var entries = ((string[])["old", "young", "edited"]).Select(path => new FileEntry(path, FileStat.Of(folder[path]), lie, IsRacy: path == "young")).ToList();
        IndexFile.Write(folder["index"], entries, []);
        folder.With("edited", "22");
        var files = new FileTable(folder.Path, IndexFile.TryRead(folder["index"]));
        Assert.Equal([lie, Digest.OfText("1"), Digest.OfText("22"), null], files.DigestsOf(["old", "young", "edited", "none"]));
    }

    [Fact]
    public void What_the_runner_wrote_itself_is_known()
    {
        using var folder = new TemporaryFolder();
        var files = new FileTable(folder.Path) { Now = Later };
        Assert.Null(files.DigestOf("out"));
        folder.With("out", "1");
        files.Record(folder["out"], FileStat.Of(folder["out"]), Digest.OfText("told"));
        Assert.Equal(Digest.OfText("told"), files.DigestOf("out"));
        Assert.False(files.HasChanged("out"));
        Assert.False(Assert.Single(files.Entries).IsRacy);
    }

    [Fact]
    public void Names_of_every_kind_are_listed_in_ordinal_order()
    {
        string[] names = [".hidden", " space", "B", "a", "z\"quote\\", "é", "文件", "🐟"];
        using var folder = new TemporaryFolder();
        foreach (var name in names) folder.With(name, name);
        Directory.CreateDirectory(folder["folder"]);
        var files = new FileTable(folder.Path);
        Assert.Equal(names.Append("folder").Order(StringComparer.Ordinal), files.EntriesOf(folder.Path).Select(static entry => entry.Name));
        Assert.All(names, name => Assert.Equal(Digest.OfText(name), files.DigestOf(folder[name])));
    }

    [Fact]
    public void All_who_ask_at_once_get_one_answer()
    {
        using var folder = new TemporaryFolder();
        for (var at = 0; at < 50; at++) folder.With($"f{at}", $"{at}");
        var files = new FileTable(folder.Path);
        Parallel.For(0, 2000, at =>
        {
            if (at % 100 == 0) folder.With($"f{at / 100}", "rewritten");
            Assert.Equal(files.DigestOf($"f{at % 50}"), files.DigestOf(folder[$"f{at % 50}"]));
            Assert.Same(files.EntriesOf(folder.Path), files.EntriesOf("."));
        });
        Assert.Equal(51, files.Entries.Count);
    }

    private static void Relink(string link, string target)
    {
        File.Delete(link);
        File.CreateSymbolicLink(link, target);
    }
}
