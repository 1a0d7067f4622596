using System.Diagnostics;
using System.Text;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Tests.Store;

public sealed class LocalStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private readonly LocalStore store;

    public LocalStoreTests() => store = new LocalStore(Path.Combine(folder.Path, "store"));

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_file_becomes_an_object_named_by_its_bytes()
    {
        var path = Write("out.csv", "a,b\n1,2\n");
        var artifact = store.AdoptFile(path);
        store.Sync();
        Assert.Equal(new Artifact(Digest.OfText("a,b\n1,2\n"), 8, IsFolder: false), artifact);
        Assert.False(File.Exists(path));
        Assert.Equal("a,b\n1,2\n", File.ReadAllText(store.PathOf(artifact.Digest)));
        Assert.EndsWith(Path.Combine("sha256", artifact.Digest.Hex[..2], artifact.Digest.Hex), store.PathOf(artifact.Digest), StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_object_that_is_there_stays_and_a_damaged_one_makes_room()
    {
        var digest = store.AdoptFile(Write("first", "same")).Digest;
        store.Sync();
        var before = FileStat.Of(store.PathOf(digest));
        var again = Write("again", "same");
        Assert.Equal(digest, store.AdoptFile(again).Digest);
        Assert.False(File.Exists(again));
        Assert.Equal(before.Inode, FileStat.Of(store.PathOf(digest)).Inode);
        File.WriteAllText(store.PathOf(digest), "sane");
        Assert.Equal(digest, store.AdoptFile(Write("again", "same")).Digest);
        Assert.Equal("same", File.ReadAllText(store.PathOf(digest)));
    }

    [Fact]
    public void Nobody_may_write_an_object()
    {
        if (OperatingSystem.IsWindows()) return;
        var artifact = store.AdoptFile(Write("out", "x"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead, File.GetUnixFileMode(store.PathOf(artifact.Digest)));
    }

    [Fact]
    public void Another_name_of_the_same_bytes_does_not_lead_into_the_store()
    {
        var source = Write("input", "first");
        var output = Path.Combine(folder.Path, "output");
        Run("ln", source, output);
        var artifact = store.AdoptFile(output);
        File.WriteAllText(source, "other");
        Assert.Equal("first", File.ReadAllText(store.PathOf(artifact.Digest)));
        Assert.True(store.Verify(artifact.Digest));
    }

    [Fact]
    public void What_is_no_file_is_refused_and_named()
    {
        var target = Write("there", "x");
        var link = Path.Combine(folder.Path, "link");
        File.CreateSymbolicLink(link, target);
        var pipe = Path.Combine(folder.Path, "pipe");
        Run("mkfifo", pipe);
        Assert.Contains("a link is there", Refusal(() => store.AdoptFile(link)), StringComparison.Ordinal);
        Assert.Contains("nothing is there", Refusal(() => store.AdoptFile(Path.Combine(folder.Path, "absent"))), StringComparison.Ordinal);
        Assert.Contains("a folder is there", Refusal(() => store.AdoptFile(folder.Path)), StringComparison.Ordinal);
        Assert.Contains("a pipe is there", Refusal(() => store.AdoptFile(pipe)), StringComparison.Ordinal);
        Assert.Contains("a file is there", Refusal(() => store.AdoptFolder(target)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_object_is_never_served()
    {
        var artifact = store.AdoptFile(Write("out", "right"));
        Damage(artifact.Digest, "wrong");
        var target = Path.Combine(folder.Path, "copy");
        Assert.Contains("damaged", Refusal(() => store.CopyTo(artifact, target)), StringComparison.Ordinal);
        Assert.False(File.Exists(target));
        Assert.False(store.Contains(artifact.Digest));
        Assert.Equal("wrong", File.ReadAllText(Path.Combine(store.Folder, "damaged", artifact.Digest.Hex)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path, ".copy*"));
    }

    [Fact]
    public void Verify_moves_a_wrong_object_aside()
    {
        var artifact = store.AdoptFile(Write("out", "right"));
        Assert.True(store.Verify(artifact.Digest));
        Damage(artifact.Digest, "wrong");
        Assert.False(store.Verify(artifact.Digest));
        Assert.False(store.Contains(artifact.Digest));
        Assert.Equal(1, store.Measure().Damaged);
    }

    [Fact]
    public void Adopting_again_heals_what_a_power_cut_tore()
    {
        var artifact = store.AdoptFile(Write("out", "right"));
        Damage(artifact.Digest, "\0\0\0\0\0");
        store.AdoptFile(Write("out", "right"));
        Assert.True(store.Verify(artifact.Digest));
    }

    [Fact]
    public void A_damaged_list_of_a_folder_is_no_folder()
    {
        var path = Path.Combine(folder.Path, "tree");
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "a"), "a");
        var artifact = store.AdoptFolder(path);
        Assert.True(store.IsWhole(artifact));
        Damage(artifact.Digest, "mlops-tree/1\n");
        Assert.False(store.IsWhole(artifact));
        Refusal(() => store.CopyTo(artifact, path));
    }

    [Fact]
    public void A_folder_without_one_of_its_files_is_not_whole()
    {
        var path = Path.Combine(folder.Path, "tree");
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "a"), "a");
        var artifact = store.AdoptFolder(path);
        store.Delete(Digest.OfText("a"));
        Assert.False(store.IsWhole(artifact));
    }

    [Fact]
    public void Equal_bytes_may_be_adopted_at_once()
    {
        var bytes = new byte[100_000];
        new Random(7).NextBytes(bytes);
        var digest = Digest.Of(bytes);
        Parallel.For(0, FuzzCases.Or(200), number =>
        {
            var path = Path.Combine(folder.Path, $"out-{number}");
            File.WriteAllBytes(path, bytes);
            Assert.Equal(digest, store.AdoptFile(path).Digest);
            Assert.Equal(bytes, File.ReadAllBytes(store.PathOf(digest)));
        });
        Assert.Equal(1, store.Measure().Objects);
    }

    [Fact]
    public void A_copy_replaces_what_was_there_and_shares_nothing_with_the_store()
    {
        var path = Path.Combine(folder.Path, "tree");
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "a"), "new");
        var artifact = store.AdoptFolder(path);
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "old"), "old");
        store.CopyTo(artifact, path);
        Assert.Equal(["a"], Directory.EnumerateFileSystemEntries(path).Select(Path.GetFileName));
        File.AppendAllText(Path.Combine(path, "a"), "!");
        Assert.True(store.Verify(Digest.OfText("new")));
        Assert.Equal(["store", "tree"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_look_at_an_absent_store_leaves_nothing_behind()
    {
        Assert.False(store.Contains(Digest.OfText("x")));
        store.Sync();
        Assert.Equal(0, store.Measure().Objects);
        Assert.False(Directory.Exists(store.Folder));
    }

    [Fact]
    public void A_file_of_another_file_system_is_copied_in()
    {
        const string Memory = "/dev/shm";
        if (!Directory.Exists(Memory)) return;
        var path = Path.Combine(Memory, $"mlops-{Guid.NewGuid():N}");
        File.WriteAllText(path, "x");
        Assert.True(store.Verify(store.AdoptFile(path).Digest));
        Assert.False(File.Exists(path));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    private void Damage(Digest digest, string text)
    {
        File.Delete(store.PathOf(digest));
        File.WriteAllText(store.PathOf(digest), text, new UTF8Encoding(false));
    }

    private static string Refusal(Action act) => Assert.Throws<RunFailure>(act).Message;

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
