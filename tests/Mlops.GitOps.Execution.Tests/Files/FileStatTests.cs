using System.Security.Cryptography;
using System.Runtime.Versioning;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Tests.Files;

[UnsupportedOSPlatform("windows")]
public class FileStatTests
{
    [Fact]
    public void A_stamp_says_what_the_framework_says()
    {
        using var folder = new TemporaryFolder().With("a.txt", "four");
        File.SetUnixFileMode(folder["a.txt"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var modified = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc).AddTicks(7);
        File.SetLastWriteTimeUtc(folder["a.txt"], modified);
        var stamp = FileStat.Of(folder["a.txt"]);
        Assert.Equal((FileKind.File, 4L, true), (stamp.Kind, stamp.Size, stamp.IsExecutable));
        Assert.Equal((modified.Ticks - DateTime.UnixEpoch.Ticks) * 100, stamp.Modified);
        Assert.InRange(stamp.Changed, Freshness.Now() - 600_000_000_000, Freshness.Now());
        Assert.NotEqual(0UL, stamp.Inode);
    }

    [Theory]
    [InlineData("", FileKind.Folder)]
    [InlineData("nothing", FileKind.Missing)]
    [InlineData("file/below", FileKind.Missing)]
    [InlineData("file", FileKind.File)]
    [InlineData("link", FileKind.File)]
    [InlineData("dangling", FileKind.Missing)]
    [InlineData("ring", FileKind.Missing)]
    [InlineData("ünï – 文件 🐟", FileKind.File)]
    public void A_path_is_what_its_links_lead_to(string path, FileKind expected)
    {
        using var folder = new TemporaryFolder().With("file", "x").With("ünï – 文件 🐟", "x");
        File.CreateSymbolicLink(folder["link"], "file");
        File.CreateSymbolicLink(folder["dangling"], "nowhere");
        File.CreateSymbolicLink(folder["ring"], "ring");
        Assert.Equal(expected, FileStat.Of(folder[path]).Kind);
    }

    [Fact]
    public void A_device_is_neither_file_nor_folder() => Assert.Equal(FileKind.Other, FileStat.Of("/dev/null").Kind);

    [Fact]
    public void A_long_path_needs_no_room_on_the_stack()
    {
        using var folder = new TemporaryFolder();
        var path = string.Join('/', Enumerable.Repeat(new string('é', 60), 12)) + "/a";
        folder.With(path, "x");
        Assert.Equal(FileKind.File, FileStat.Of(folder[path]).Kind);
        Assert.Equal(FileKind.Missing, FileStat.Of(folder[new string('x', 5000)]).Kind);
    }

    [Fact]
    public void A_zero_in_a_path_is_refused() => Assert.Throws<RunFailure>(() => FileStat.Of("/dev\0/null"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(131_071)]
    [InlineData(131_072)]
    [InlineData(131_073)]
    [InlineData(1_000_000)]
    public void A_digest_is_the_sha_256_of_all_bytes(int size)
    {
        using var folder = new TemporaryFolder();
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        File.WriteAllBytes(folder["a"], bytes);
        Assert.Equal(new Digest(SHA256.HashData(bytes)), FileHasher.HashAndStamp(folder["a"], out var stamp));
        Assert.Equal(FileStat.Of(folder["a"]), stamp);
    }

    [Fact]
    public void Many_are_hashed_in_the_order_asked_for()
    {
        using var folder = new TemporaryFolder();
        var names = Enumerable.Range(0, 1000).Select(static at => $"f{at}").ToList();
        foreach (var name in names.Where(static name => !name.EndsWith('7'))) folder.With(name, name);
        Assert.Equal(
            names.Select(static name => name.EndsWith('7') ? (Digest?)null : Digest.OfText(name)),
            FileHasher.HashAll([.. names.Select(name => folder[name])]));
    }

    [Fact]
    public void Hashing_what_is_no_file_says_so()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("There is no file", Assert.Throws<RunFailure>(() => FileHasher.HashOf(folder["a"])).Message, StringComparison.Ordinal);
        Assert.Contains("is not a file", Assert.Throws<RunFailure>(() => FileHasher.HashOf(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Throws<RunFailure>(() => FileHasher.HashOf("/dev/null"));
    }

    [Fact]
    public void A_file_that_never_stands_still_is_a_failure_that_says_so()
    {
        using var folder = new TemporaryFolder().With("a", "x");
        using (var file = File.OpenWrite(folder["a"])) file.SetLength(300_000_000);
        using var done = new CancellationTokenSource();
        var writer = new Thread(() =>
        {
            for (var second = 0; !done.IsCancellationRequested; second++) File.SetLastWriteTimeUtc(folder["a"], DateTime.UnixEpoch.AddSeconds(second));
        });
        writer.Start();
        var failure = Record.Exception(() => FileHasher.HashOf(folder["a"]));
        done.Cancel();
        writer.Join();
        Assert.Contains("never stood still", Assert.IsType<RunFailure>(failure).Message, StringComparison.Ordinal);
    }
}
