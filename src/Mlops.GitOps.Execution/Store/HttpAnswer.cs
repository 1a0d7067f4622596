using System.Net;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Makes of an answer to GET what can be read.</summary>
internal static class HttpAnswer
{
    public static async Task<BlobReader?> Read(HttpResponseMessage answer, long offset, Func<Task<BlobReader?>> fromStart, CancellationToken cancel)
    {
        if (!answer.IsSuccessStatusCode)
        {
            var isMissing = answer.StatusCode == HttpStatusCode.NotFound;
            answer.Dispose();
            return isMissing || offset == 0 ? null : await fromStart().ConfigureAwait(false);
        }

        // A server that knows no ranges sends everything again.
        var start = answer.StatusCode == HttpStatusCode.PartialContent ? answer.Content.Headers.ContentRange?.From ?? 0 : 0;
        var stream = await answer.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        return new BlobReader(stream, start, answer);
    }
}
