using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Index;

namespace Mlops.GitOps.Execution.Tests.Index;

public class PathSortTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Paths_are_in_ordinal_order_whatever_they_begin_with(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var paths = Enumerable.Range(0, random.Next(200)).Select(_ => PathOf(random)).ToArray();
            var entries = paths.Select(static path => new FileEntry(path, default, Digest: null, IsRacy: false)).ToArray();
            PathSort.Sort(entries);
            Array.Sort(paths, StringComparer.Ordinal);
            Assert.Equal(paths, entries.Select(static entry => entry.Path));
        }
    }

    // Few letters and few folders make many that begin alike, are equal, or end where others go on.
    private static string PathOf(Random random)
    {
        var name = new string([.. Enumerable.Range(0, random.Next(6)).Select(_ => "ab/\u00e4\uffff"[random.Next(5)])]);
        return random.Next(3) switch { 0 => name, 1 => "data/d" + name, _ => "data/d0/f" + name };
    }
}
