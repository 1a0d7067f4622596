using System.Net;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Sends requests until one is answered, and says in a sentence why none was.</summary>
internal sealed class HttpSender(string url, RetryPolicy retries) : IDisposable
{
    private const long SmallBody = 1 << 20;

    // No proxy, no cookies, no other address than the one that was written down: the bytes go where the spec says.
    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Returns the first answer that is fine, or one of the other statuses that the caller knows what to do with.</summary>
    /// <param name="make">Makes the request anew for each attempt: what was sent can't be sent again, and a signature has a time.</param>
    public async Task<HttpResponseMessage> Send(Func<HttpRequestMessage> make, BlobSource? body, CancellationToken cancel, params HttpStatusCode[] expected)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var answer = await SendOnce(make(), body, cancel).ConfigureAwait(false);
                if (answer.IsSuccessStatusCode || Array.IndexOf(expected, answer.StatusCode) >= 0) return answer;
                using (answer)
                {
                    var isLast = attempt + 1 >= retries.Attempts;
                    if (isLast || !IsTransient(answer.StatusCode)) throw await HttpFailure.Of(url, answer, cancel).ConfigureAwait(false);
                }
            }
            catch (Exception failure) when (RetryPolicy.IsTransient(failure, cancel) && attempt + 1 < retries.Attempts)
            {
                // The next attempt may do better.
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException && !cancel.IsCancellationRequested)
            {
                throw HttpFailure.Of(url, failure);
            }

            await retries.Wait(attempt, cancel).ConfigureAwait(false);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpResponseMessage> SendOnce(HttpRequestMessage request, BlobSource? body, CancellationToken cancel)
    {
        using (request)
        using (var idle = CancellationTokenSource.CreateLinkedTokenSource(cancel))
        {
            idle.CancelAfter(retries.Idle);
            if (body is not null)
            {
                request.Content = new SourceContent(body, () => idle.CancelAfter(retries.Idle));

                // Gigabytes are not sent to somebody who will refuse them.
                request.Headers.ExpectContinue = body.Length > SmallBody;
            }

            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, idle.Token).ConfigureAwait(false);
        }
    }

    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError
            or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}
