using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Store;

/// <summary>What things are called in a store that others share.</summary>
public static class ObjectNames
{
    /// <summary>The largest small blob: a record is some kilobytes.</summary>
    private const int LargestBlob = 64 << 20;

    public static string Of(Digest digest)
    {
        var hex = digest.Hex;
        return $"sha256/{hex[..2]}/{hex}";
    }

    public static string OfResult(Digest key) => $"results/{key.Hex}";

    /// <summary>Stores a small blob.</summary>
    public static Task PutBlob(this IObjectStore store, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancel) => store.Put(name, new MemorySource(bytes), cancel);

    /// <summary>Returns a small blob, or null where there is none. Its bytes are as trustworthy as the store.</summary>
    public static async Task<byte[]?> GetBlob(this IObjectStore store, string name, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var reader = await store.Open(name, 0, cancel).ConfigureAwait(false);
                if (reader is null) return null;
                using var bytes = new MemoryStream();
                var buffer = new byte[1 << 13];
                for (int read; (read = await reader.Stream.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0;)
                {
                    if (bytes.Length > LargestBlob) throw new RunFailure($"'{name}' is too large for a record.");
                    bytes.Write(buffer, 0, read);
                }

                return bytes.ToArray();
            }
            catch (Exception failure) when (RetryPolicy.IsTransient(failure, cancel))
            {
                if (attempt + 1 >= RetryPolicy.Usual.Attempts) throw HttpFailure.Of(name, failure);
                await RetryPolicy.Usual.Wait(attempt, cancel).ConfigureAwait(false);
            }
        }
    }
}
