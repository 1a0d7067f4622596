using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Registering;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Moves what environments run, also where no lock names it any more.</summary>
public static class PinTransfer
{
    public static async Task<SyncProgress> Push(IReadOnlyList<PinnedRecord> pinned, LocalStore local, IObjectStore remote, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        var here = new List<Artifact>();
        foreach (var version in pinned)
        {
            foreach (var digest in version.Digests)
            {
                if (local.Contains(digest)) here.Add(ArtifactOf(digest, local));
                else if (await remote.SizeOf(ObjectNames.Of(digest), cancel).ConfigureAwait(false) is null) throw Nowhere(version, digest);
            }
        }

        return await StoreSync.Push(local, remote, here, progress, cancel).ConfigureAwait(false);
    }

    public static Task<SyncProgress> Pull(IReadOnlyList<PinnedRecord> pinned, LocalStore local, IObjectStore remote, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        var missing = pinned.SelectMany(static version => version.Digests).Where(digest => !local.Contains(digest)).Select(digest => ArtifactOf(digest, local));
        return StoreSync.Pull(local, remote, missing.ToList(), progress, cancel);
    }

    private static Artifact ArtifactOf(Digest digest, LocalStore local) =>
        new(digest, new FileInfo(local.PathOf(digest)) is { Exists: true, Length: var bytes } ? bytes : 0, IsFolder: false);

    private static RunFailure Nowhere(PinnedRecord version, Digest digest) => new(
        FormattableString.Invariant($"an environment pins {version.Model} {version.Version}, and {digest}, which its record names, is neither here nor in the store that others share"),
        "push from where it was registered");
}
