using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Tests.Store;

public sealed class StoreCleanerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private readonly LocalStore store;

    public StoreCleanerTests() => store = new LocalStore(Path.Combine(folder.Path, "store"));

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void What_is_kept_stays_with_all_that_its_folders_hold()
    {
        var tree = Path.Combine(folder.Path, "tree");
        Directory.CreateDirectory(tree);
        File.WriteAllText(Path.Combine(tree, "child"), "child");
        var artifact = store.AdoptFolder(tree);
        var single = store.AddBytes("mlops-tree/1\nnot a list"u8);
        store.AddBytes("nobody's"u8);

        var planned = StoreCleaner.Collect(store, new HashSet<Digest> { artifact.Digest, single }, dryRun: true, TimeSpan.Zero);
        Assert.Equal(new CleanedStore(1, 8, 0, 0), planned);
        Assert.Equal(4, store.Measure().Objects);

        Assert.Equal(planned, StoreCleaner.Collect(store, new HashSet<Digest> { artifact.Digest, single }, dryRun: false, TimeSpan.Zero));
        Assert.True(store.IsWhole(artifact));
        Assert.True(store.Verify(single));
        Assert.False(store.Contains(Digest.OfText("nobody's")));
    }

    [Fact]
    public void Nothing_young_is_removed_whatever_its_time_claims()
    {
        var path = Path.Combine(folder.Path, "old");
        File.WriteAllText(path, "x");
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        store.AdoptFile(path);
        Assert.Equal(0, StoreCleaner.Collect(store, new HashSet<Digest>(), dryRun: false, TimeSpan.FromHours(1)).Objects);
        Assert.Equal(1, StoreCleaner.Collect(store, new HashSet<Digest>(), dryRun: false, TimeSpan.Zero).Objects);
    }

    [Fact]
    public void Temporaries_of_the_living_stay()
    {
        var temporary = store.NewTemporaryFolder("stage");
        File.WriteAllText(Path.Combine(temporary, "half"), "half");
        Assert.Equal(0, StoreCleaner.RemoveDeadTemporaries(store, dryRun: false, TimeSpan.Zero).Temporaries);
        Assert.True(File.Exists(Path.Combine(temporary, "half")));
    }

    [Fact]
    public void Temporaries_of_the_dead_go()
    {
        var dead = Path.Combine(store.Folder, "tmp", "dead");
        Directory.CreateDirectory(dead);
        File.WriteAllText(Path.Combine(dead, "half"), "half");
        Assert.Equal(0, StoreCleaner.Collect(store, new HashSet<Digest>(), dryRun: false, TimeSpan.Zero).Temporaries);
        Assert.Equal(new CleanedStore(0, 0, 1, 4), StoreCleaner.RemoveDeadTemporaries(store, dryRun: false, TimeSpan.Zero));
        Assert.False(Directory.Exists(dead));
    }
}
