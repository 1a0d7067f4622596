using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Tests.Store;

public class RoundTripTests
{
    [Fact]
    public void Any_folder_comes_back_equal_or_is_refused_as_it_was()
    {
        using var folder = new TemporaryFolder();
        using var store = new LocalStore(Path.Combine(folder.Path, "store"));
        var (equal, refused) = (0, 0);
        for (var seed = 0; seed < FuzzCases.Or(200); seed++)
        {
            var tree = Path.Combine(folder.Path, "tree");
            RandomTree.Make(tree, new Random(seed));
            var before = RandomTree.Describe(tree);
            try
            {
                var artifact = store.AdoptFolder(tree);
                store.CopyTo(artifact, tree);
                Assert.Equal(before, RandomTree.Describe(tree));
                Assert.Equal(artifact, store.AdoptFolder(tree));
                equal++;
            }
            catch (RunFailure failure)
            {
                Assert.Contains("can't be kept", failure.Message, StringComparison.Ordinal);
                Assert.Equal(before, RandomTree.Describe(tree));
                Directory.Delete(tree, recursive: true);
                refused++;
            }
        }

        Assert.True(equal > refused, $"{equal} came back and {refused} were refused");
        Assert.True(refused > 0);
    }

    [Fact]
    public void A_file_of_more_than_4_GiB_comes_back_with_its_holes()
    {
        // The full count alone has minutes for it; otherwise the same path is walked by a file of 64 MiB.
        var size = FuzzCases.Or(0) > 0 ? (4L << 30) + 12345 : 64L << 20;
        using var folder = new TemporaryFolder();
        using var store = new LocalStore(Path.Combine(folder.Path, "store"));
        var path = Path.Combine(folder.Path, "sparse");
        using (var file = File.Create(path))
        {
            file.SetLength(size);
            file.Position = size - 4;
            file.Write("tail"u8);
        }

        var artifact = store.AdoptFile(path);
        Assert.Equal(size, artifact.Bytes);
        store.CopyTo(artifact, path);
        Assert.Equal(size, new FileInfo(path).Length);
        Assert.Equal(artifact, store.AdoptFile(path));
    }
}
