using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Tests.Surroundings;

public class CodeManifestTests
{
    [Fact]
    public void What_was_written_is_read_and_nothing_else_is()
    {
        var random = new Random(3);
        for (var at = 0; at < FuzzCases.Or(500); at++)
        {
            var manifest = Draw(random);
            var bytes = manifest.ToBytes();
            var read = CodeManifest.TryParse(bytes);
            Assert.Equal<CodeFile>(manifest.Files.ToArray(), read!.Files.ToArray());
            Assert.Equal(manifest.Digest, read.Digest);
            Assert.True(CodeManifest.TryParse(bytes.AsSpan(0, random.Next(bytes.Length))) is not { } torn || torn.Files.Length < manifest.Files.Length);
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            if (CodeManifest.TryParse(bytes) is { } damaged) Assert.NotEqual(manifest.Digest, damaged.Digest);
        }
    }

    [Fact]
    public void No_two_lists_have_one_digest_by_moving_where_a_path_ends()
    {
        var digests = new HashSet<Digest>();
        var one = Digest.OfText("1");
        foreach (var paths in (string[][])[[], ["a"], ["a", "b"], ["ab"], ["a/b"], ["a\0b"], ["a", "b", "c"], ["a", "bc"], ["ab", "c"]])
            Assert.True(digests.Add(new CodeManifest([.. paths.Select(path => new CodeFile(path, one))]).Digest));
    }

    [Fact]
    public void A_difference_names_every_file_and_how_it_differs()
    {
        CodeManifest Of(params string[] files) => new([.. files.Select(static file => new CodeFile(file[..1], Digest.OfText(file)))]);
        var changes = CodeManifest.Diff(Of("a1", "b1", "c1", "d1"), Of("a1", "b2", "d1", "e1"));
        Assert.Equal(["e"], changes.Added);
        Assert.Equal(["c"], changes.Removed);
        Assert.Equal(["b"], changes.Changed);
        Assert.True(CodeManifest.Diff(Of("a1"), Of("a1")).IsEmpty);
    }

    private static CodeManifest Draw(Random random)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        for (var left = random.Next(6); left > 0; left--) paths.Add(string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => "ab/ä\n\0"[random.Next(6)])));
        return new CodeManifest([.. paths.Select(path => new CodeFile(path, Digest.OfText(path + random.Next(3))))]);
    }
}
