using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Store;

/// <summary>A folder, perhaps on a disk that others mount. It looks like a local store and may be one.</summary>
public sealed class FileObjectStore(string folder) : IObjectStore
{
    public Task<long?> SizeOf(string name, CancellationToken cancel)
    {
        var state = PathState.Of(Path.Combine(folder, name));
        return Task.FromResult<long?>(state.Kind == FileKind.File ? state.Size : null);
    }

    public async Task Put(string name, BlobSource source, CancellationToken cancel)
    {
        var target = Path.Combine(folder, name);
        var temporaries = Path.Combine(folder, "tmp");
        var work = Path.Combine(temporaries, $"put-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(temporaries);
            await using (var from = source.Open())
            await using (var to = FileModes.CreateFile(work, isExecutable: false))
            {
                await from.CopyToAsync(to, cancel).ConfigureAwait(false);
                to.Flush(flushToDisk: true);
            }

            FileModes.MakeReadOnly(work);
            var parent = Path.GetDirectoryName(target) ?? folder;
            Directory.CreateDirectory(parent);
            SystemCalls.TryRename(work, target);
            using var changed = SystemCalls.OpenFolder(parent);
            SystemCalls.SyncFolder(changed);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RunFailure($"The store '{folder}' can't be written: {failure.Message}", "Check `store: {url: ...}` in mlops.yaml, and the rights of the folder.");
        }
        finally
        {
            File.Delete(work);
        }
    }

    public Task<BlobReader?> Open(string name, long offset, CancellationToken cancel)
    {
        var path = Path.Combine(folder, name);
        if (PathState.Of(path).Kind != FileKind.File) return Task.FromResult<BlobReader?>(null);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan | FileOptions.Asynchronous) { Position = offset };
        return Task.FromResult<BlobReader?>(new BlobReader(file, offset));
    }

    public void Dispose()
    {
    }
}
