using System.Security.Cryptography;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Brings bytes from a store to a file, goes on where a connection broke, and gives nothing but the right bytes.</summary>
internal static class Download
{
    /// <summary>Returns how many bytes a new file got, or null where the store has no such name.</summary>
    /// <param name="digest">What the bytes must be; null where nobody knows, and then nothing is joined of two answers.</param>
    public static async Task<long?> ToFile(IObjectStore remote, string name, Digest? digest, string path, RetryPolicy retries, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        for (var (attempt, wasWrong) = (0, false); ;)
        {
            var before = file.Position;
            try
            {
                if (digest is null) StartAgain(file, hash);
                using var reader = await remote.Open(name, file.Position, cancel).ConfigureAwait(false);
                if (reader is null) return null;
                if (reader.Offset != file.Position) StartAgain(file, hash);
                if (reader.Offset != file.Position) throw new IOException("The server answered with another part than was asked for.");
                await Copy(reader.Stream, file, hash, retries.Idle, cancel).ConfigureAwait(false);
                if (digest is null || Hashing.DigestOf(hash) == digest) return file.Length;

                // Either it was cut off, which no header told, or joined of two answers that do not fit: once more, from the start.
                StartAgain(file, hash);
                if (wasWrong) throw WrongBytes(name);
                wasWrong = true;
            }
            catch (Exception failure) when (RetryPolicy.IsTransient(failure, cancel))
            {
                attempt = file.Position > before ? 0 : attempt + 1;
                if (attempt >= retries.Attempts) throw HttpFailure.Of(name, failure);
                await retries.Wait(attempt, cancel).ConfigureAwait(false);
            }
        }
    }

    private static async Task Copy(Stream from, FileStream to, IncrementalHash hash, TimeSpan limit, CancellationToken cancel)
    {
        var buffer = new byte[1 << 16];
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        while (true)
        {
            idle.CancelAfter(limit);
            var read = await from.ReadAsync(buffer, idle.Token).ConfigureAwait(false);
            if (read == 0) return;
            try
            {
                await to.WriteAsync(buffer.AsMemory(0, read), cancel).ConfigureAwait(false);
            }
            catch (IOException failure)
            {
                // Our disk is full or broken; that no other attempt will change.
                throw new RunFailure($"'{to.Name}' can't be written: {failure.Message}", "Make room, and run the same command again: what has arrived is kept.");
            }

            hash.AppendData(buffer, 0, read);
        }
    }

    private static void StartAgain(FileStream file, IncrementalHash hash)
    {
        file.SetLength(0);
        file.Position = 0;
        Span<byte> forgotten = stackalloc byte[Digest.Size];
        hash.GetHashAndReset(forgotten);
    }

    private static RunFailure WrongBytes(string name) =>
        new($"The store gave other bytes than those of '{name}'; they were not kept.", "The object there is damaged: remove it, and push it again from where it is whole.");
}
