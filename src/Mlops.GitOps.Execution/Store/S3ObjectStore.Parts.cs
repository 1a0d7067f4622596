using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Store;

public sealed partial class S3ObjectStore
{
    internal const long LargestSinglePut = 64L << 20;

    private const long SmallestPart = 16L << 20;

    private const int MostParts = 10_000;

    private async Task PutInParts(string name, FileSource source, CancellationToken cancel)
    {
        var upload = await Ask(HttpMethod.Post, name, [new("uploads", "")], null, cancel).ConfigureAwait(false);
        var id = XmlText.Of(upload, "UploadId") ?? throw new RunFailure("The server began no upload in parts.", "It has to speak S3 with multipart uploads.");
        try
        {
            var list = await SendParts(name, id, source, cancel).ConfigureAwait(false);

            // This answer begins with 200 before it is known whether the parts fit.
            var done = await Ask(HttpMethod.Post, name, [new("uploadId", id)], list, cancel).ConfigureAwait(false);
            if (XmlText.Of(done, "Code") is { } code) throw new RunFailure($"The server could not join the parts of an upload: {code}.", "Run the same command again.");
        }
        catch
        {
            await GiveUp(name, id).ConfigureAwait(false);
            throw;
        }
    }

    // Parts of an upload that nobody ends are paid for.
    private async Task GiveUp(string name, string id)
    {
        try
        {
            using var answer = await sender.Send(() => Request(HttpMethod.Delete, name, [new("uploadId", id)]), null, CancellationToken.None, HttpStatusCode.NotFound).ConfigureAwait(false);
        }
        catch (RunFailure)
        {
            // Why the upload ended is what the user has to know; this would be the second sentence of it.
        }
    }

    private async Task<BlobSource> SendParts(string name, string id, FileSource source, CancellationToken cancel)
    {
        var size = Math.Max(SmallestPart, (source.Length + MostParts - 1) / MostParts);
        var list = new StringBuilder("<CompleteMultipartUpload>");
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = File.OpenHandle(source.Path, options: FileOptions.SequentialScan);
        for (var (number, start) = (1, 0L); start < source.Length; number++, start += size)
        {
            var length = Math.Min(size, source.Length - start);
            var part = new FileSource(source.Path, length, Hashing.ReadPart(file, start, length, whole), start);

            // The last part is held back until all bytes are known to be right.
            if (start + length == source.Length && Hashing.DigestOf(whole) != source.Digest) throw LocalStore.DamagedFound(source.Digest);
            var numberText = number.ToString(CultureInfo.InvariantCulture);
            KeyValuePair<string, string>[] query = [new("partNumber", numberText), new("uploadId", id)];
            using var answer = await sender.Send(() => Request(HttpMethod.Put, name, query, part), part, cancel).ConfigureAwait(false);
            var tag = answer.Headers.TryGetValues("ETag", out var tags) ? WebUtility.HtmlEncode(string.Concat(tags)) : "";
            list.Append(CultureInfo.InvariantCulture, $"<Part><PartNumber>{numberText}</PartNumber><ETag>{tag}</ETag></Part>");
        }

        return new MemorySource(Encoding.UTF8.GetBytes(list.Append("</CompleteMultipartUpload>").ToString()));
    }

    private async Task<string> Ask(HttpMethod method, string name, KeyValuePair<string, string>[] query, BlobSource? body, CancellationToken cancel)
    {
        using var answer = await sender.Send(() => Request(method, name, query, body), body, cancel).ConfigureAwait(false);
        return await answer.Content.ReadAsStringAsync(cancel).ConfigureAwait(false);
    }
}
