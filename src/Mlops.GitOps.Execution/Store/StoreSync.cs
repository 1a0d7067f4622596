using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Moves what is missing between a local store and one that others share. The list of a folder goes last: where it is, the folder is whole.</summary>
public static class StoreSync
{
    private const int AtOnce = 4;

    public static async Task<SyncProgress> Push(LocalStore local, IObjectStore remote, IEnumerable<Artifact> artifacts, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        var (files, lists) = (new Dictionary<Digest, long>(), new Dictionary<Digest, long>());
        foreach (var artifact in artifacts)
        {
            if (!artifact.IsFolder)
            {
                files[artifact.Digest] = artifact.Bytes;
                continue;
            }

            foreach (var file in local.ReadTree(artifact.Digest).Files) files[file.Digest] = file.Bytes;
            lists[artifact.Digest] = PathState.Of(local.PathOf(artifact.Digest)).Size;
        }

        var count = new SyncCount(files.Count + lists.Count, progress);
        await ForEach(files, (file, stop) => PushOne(local, remote, file.Key, file.Value, count, stop), cancel).ConfigureAwait(false);
        await ForEach(lists, (list, stop) => PushOne(local, remote, list.Key, list.Value, count, stop), cancel).ConfigureAwait(false);
        return count.Now;
    }

    public static async Task<SyncProgress> Pull(
        LocalStore local, IObjectStore remote, IEnumerable<Artifact> artifacts, IProgress<SyncProgress>? progress, CancellationToken cancel, RetryPolicy? retries = null)
    {
        var policy = retries ?? RetryPolicy.Usual;
        var wanted = artifacts.DistinctBy(static artifact => artifact.Digest).Where(artifact => !local.IsWhole(artifact)).ToList();
        var count = new SyncCount(wanted.Count, progress);
        var files = wanted.Where(static artifact => !artifact.IsFolder).ToDictionary(static artifact => artifact.Digest, static artifact => artifact.Bytes);
        var folder = local.NewTemporaryFolder("pull");
        var lists = new List<(string Path, Digest Digest, long Bytes)>();
        foreach (var artifact in wanted.Where(static artifact => artifact.IsFolder))
        {
            var path = Path.Combine(folder, artifact.Digest.Hex);
            var bytes = await Fetch(remote, artifact.Digest, path, policy, cancel).ConfigureAwait(false);
            lists.Add((path, artifact.Digest, bytes));
            foreach (var file in TreeManifest.Parse(await File.ReadAllBytesAsync(path, cancel).ConfigureAwait(false)).Files) files[file.Digest] = file.Bytes;
        }

        count.Total(files.Count + lists.Count);
        await ForEach(files, (file, stop) => PullOne(local, remote, file.Key, file.Value, folder, policy, count, stop), cancel).ConfigureAwait(false);
        foreach (var (path, digest, bytes) in lists)
        {
            local.Place(path, digest);
            count.Moved(bytes);
        }

        local.Sync();
        Directory.Delete(folder, recursive: true);
        return count.Now;
    }

    private static async ValueTask PushOne(LocalStore local, IObjectStore remote, Digest digest, long bytes, SyncCount count, CancellationToken cancel)
    {
        var name = ObjectNames.Of(digest);
        if (await remote.SizeOf(name, cancel).ConfigureAwait(false) == bytes)
        {
            count.Skipped();
            return;
        }

        var path = local.PathOf(digest);
        if (PathState.Of(path) is not { Kind: Files.FileKind.File, Size: var size }) throw LocalStore.Missing(digest);
        if (size != bytes) throw Aside(local, digest);
        try
        {
            await remote.Put(name, new FileSource(path, bytes, digest), cancel).ConfigureAwait(false);
        }
        catch (RunFailure) when (!local.Verify(digest))
        {
            throw LocalStore.Damaged(digest);
        }

        count.Moved(bytes);
    }

    private static async ValueTask PullOne(
        LocalStore local, IObjectStore remote, Digest digest, long bytes, string folder, RetryPolicy retries, SyncCount count, CancellationToken cancel)
    {
        if (local.IsWhole(new Artifact(digest, bytes, IsFolder: false)))
        {
            count.Skipped();
            return;
        }

        var path = Path.Combine(folder, digest.Hex);
        var fetched = await Fetch(remote, digest, path, retries, cancel).ConfigureAwait(false);
        local.Place(path, digest);
        count.Moved(fetched);
    }

    private static async Task<long> Fetch(IObjectStore remote, Digest digest, string path, RetryPolicy retries, CancellationToken cancel) =>
        await Download.ToFile(remote, ObjectNames.Of(digest), digest, path, retries, cancel).ConfigureAwait(false)
        ?? throw new RunFailure($"The store to pull from has no object {digest}.", "Push it from where it was made with `mlops push`, or run the stage again.");

    private static RunFailure Aside(LocalStore local, Digest digest)
    {
        local.Verify(digest);
        return LocalStore.Damaged(digest);
    }

    private static Task ForEach(Dictionary<Digest, long> objects, Func<KeyValuePair<Digest, long>, CancellationToken, ValueTask> move, CancellationToken cancel) =>
        Parallel.ForEachAsync(objects, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, move);
}
