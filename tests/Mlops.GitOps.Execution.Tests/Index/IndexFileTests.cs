using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Index;

namespace Mlops.GitOps.Execution.Tests.Index;

public class IndexFileTests
{
    private static long Later() => Freshness.Now() + 60_000_000_000;

    [Fact]
    public void What_is_written_is_read()
    {
        using var folder = new TemporaryFolder().With("a", "1").With("ü/文件 🐟", "2");
        var files = Asked(folder);
        IndexFile.Write(folder[".mlops/index/train"], files.Entries, "payload"u8);
        var index = Assert.IsType<IndexFile>(IndexFile.TryRead(folder[".mlops/index/train"]));
        Assert.Equal(files.Entries.Count, index.Count);
        Assert.Equal("payload"u8.ToArray(), index.Payload.ToArray());
        Assert.All(files.Entries, entry => Assert.Equal(entry, index.Find(entry.Path)));
        Assert.Null(index.Find("b"));
        Assert.Equal([folder[".mlops/index/train"]], Directory.GetFiles(folder[".mlops/index"]));
    }

    [Fact]
    public void Names_are_found_that_texts_and_bytes_order_differently()
    {
        using var folder = new TemporaryFolder().With("\uFF5E", "1").With("🐟", "2").With("z", "3");
        var files = Asked(folder);
        IndexFile.Write(folder["index"], files.Entries, []);
        var index = Assert.IsType<IndexFile>(IndexFile.TryRead(folder["index"]));
        Assert.All(files.Entries, entry => Assert.Equal(entry, index.Find(entry.Path)));
    }

    [Fact]
    public void An_index_of_nothing_is_unchanged()
    {
        using var folder = new TemporaryFolder();
        IndexFile.Write(folder["index"], [], []);
        Assert.Equal(IndexState.Unchanged, IndexFile.TryRead(folder["index"])?.Check(folder.Path));
    }

    [Fact]
    public void An_index_cut_at_any_byte_is_none()
    {
        using var folder = new TemporaryFolder().With("a", "1").With("ü/文件 🐟", "2");
        var whole = Written(folder);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(folder["cut"], whole.AsSpan(0, length));
            Assert.Null(IndexFile.TryRead(folder["cut"]));
        }

        File.WriteAllBytes(folder["cut"], [.. whole, 0]);
        Assert.Null(IndexFile.TryRead(folder["cut"]));
    }

    [Fact]
    public void An_index_with_any_bit_flipped_is_none()
    {
        using var folder = new TemporaryFolder().With("a", "1").With("ü/文件 🐟", "2");
        var bytes = Written(folder);
        var random = new Random(1);
        for (var flip = 0; flip < FuzzCases.Or(5000); flip++)
        {
            var bit = random.Next(bytes.Length * 8);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(folder["flipped"], bytes);
            Assert.Null(IndexFile.TryRead(folder["flipped"]));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Bytes_made_up_with_a_right_checksum_never_throw()
    {
        using var folder = new TemporaryFolder().With("a", "1").With("ü/文件 🐟", "2");
        var whole = Written(folder);
        var random = new Random(2);
        for (var round = 0; round < FuzzCases.Or(2000); round++)
        {
            var bytes = whole.ToArray();
            for (var edits = random.Next(1, 4); edits > 0; edits--) bytes[random.Next(16, bytes.Length)] = (byte)random.Next(256);
            IndexFormat.Seal(bytes);
            File.WriteAllBytes(folder["made-up"], bytes);
            IndexFile.TryRead(folder["made-up"])?.Check(folder.Path);
        }
    }

    [Theory]
    [InlineData("missing")]
    [InlineData(".")]
    [InlineData("/dev/null")]
    public void What_is_no_file_is_no_index(string path)
    {
        using var folder = new TemporaryFolder();
        Assert.Null(IndexFile.TryRead(Path.Combine(folder.Path, path)));
    }

    [Fact]
    public void Writers_at_once_leave_one_whole_index()
    {
        using var folder = new TemporaryFolder().With("a", "1");
        var files = Asked(folder);
        Parallel.For(0, 200, at =>
        {
            IndexFile.Write(folder["ix/train"], files.Entries, Enumerable.Repeat((byte)at, at).ToArray());
            var index = Assert.IsType<IndexFile>(IndexFile.TryRead(folder["ix/train"]));
            Assert.All(index.Payload.ToArray(), one => Assert.Equal(index.Payload.Length, one));
        });
        Assert.Equal([folder["ix/train"]], Directory.GetFiles(folder["ix"]));
    }

    [Fact]
    public void What_killed_writers_left_goes_after_an_hour()
    {
        using var folder = new TemporaryFolder().With("train.0.new", "").With("train.1.new", "").With("other.2.new", "");
        File.SetLastWriteTimeUtc(folder["train.0.new"], DateTime.UnixEpoch);
        File.SetLastWriteTimeUtc(folder["other.2.new"], DateTime.UnixEpoch);
        IndexFile.Write(folder["train"], [], []);
        Assert.Equal(["other.2.new", "train", "train.1.new"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    internal static FileTable Asked(TemporaryFolder folder)
    {
        var files = new FileTable(folder.Path) { Now = Later };
        foreach (var path in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)) files.DigestOf(path);
        files.DigestOf(folder["nothing"]);
        files.KindOf(folder.Path);
        files.KindOf("/dev/null");
        return files;
    }

    private static byte[] Written(TemporaryFolder folder)
    {
        IndexFile.Write(folder["index"], Asked(folder).Entries, "payload"u8);
        return File.ReadAllBytes(folder["index"]);
    }
}
