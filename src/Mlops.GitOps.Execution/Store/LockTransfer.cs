using System.Buffers;
using System.Text.Json;
using Mlops.GitOps.Execution.Records;
using Mlops.GitOps.Execution.Results;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Moves what a lock names, with the results that say which stage gave it.</summary>
public static class LockTransfer
{
    public static async Task<SyncProgress> Push(LockFile file, LocalStore local, ResultJournal results, IObjectStore remote, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        var outputs = file.Stages.SelectMany(static stage => stage.Outputs).Select(output => ArtifactOf(output, local));
        var data = file.Data.Select(static data => data.Artifact).Where(local.IsWhole);
        var pushed = await StoreSync.Push(local, remote, [.. outputs, .. data], progress, cancel).ConfigureAwait(false);

        // After their bytes: a result that can be found names only what is there.
        foreach (var stage in file.Stages)
        {
            if (results.Find(stage.Key) is { } result)
                await remote.PutBlob(ObjectNames.OfResult(stage.Key), BytesOf(result), cancel).ConfigureAwait(false);
        }

        return pushed;
    }

    public static async Task<SyncProgress> Pull(LockFile file, LocalStore local, ResultJournal results, IObjectStore remote, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        var missing = file.Stages.SelectMany(static stage => stage.Outputs).Where(output => !IsHere(output, local)).Select(output => ArtifactOf(output, local)).ToList();
        var pulled = await StoreSync.Pull(local, remote, missing, progress, cancel).ConfigureAwait(false);
        var found = new List<StageResult>();
        foreach (var stage in file.Stages)
        {
            if (results.Find(stage.Key) is not null) continue;
            var bytes = await remote.GetBlob(ObjectNames.OfResult(stage.Key), cancel).ConfigureAwait(false);
            if (bytes is not null && ResultJson.Read(stage.Key, bytes) is { } result && IsSame(stage, result)) found.Add(result);
        }

        if (found.Count > 0) results.Append(found);
        return pulled;
    }

    // The store may be anybody's; the lock was reviewed.
    private static bool IsSame(LockedStage stage, StageResult result) =>
        result.Outputs.Length == stage.Outputs.Length
        && stage.Outputs.All(output => result.Find(output.Name) is { } artifact && artifact.Digest == output.Digest && artifact.IsFolder == output.IsFolder);

    private static bool IsHere(LockedOutput output, LocalStore local) => output.IsFolder ? local.IsWhole(ArtifactOf(output, local)) : local.Contains(output.Digest);

    private static Artifact ArtifactOf(LockedOutput output, LocalStore local) =>
        new(output.Digest, new FileInfo(local.PathOf(output.Digest)) is { Exists: true, Length: var bytes } ? bytes : 0, output.IsFolder);

    private static ReadOnlyMemory<byte> BytesOf(StageResult result)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, ResultJson.Options)) ResultJson.Write(result, json);
        return bytes.WrittenMemory;
    }
}
