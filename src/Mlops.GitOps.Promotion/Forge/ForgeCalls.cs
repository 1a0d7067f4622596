using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Mlops.GitOps.Promotion.Forge;

/// <summary>Asks the forge, again where that may help, and returns an answer or says why there is none.</summary>
internal sealed class ForgeCalls : IDisposable
{
    private const string ApiVersion = "2022-11-28";

    private const int MostRedirections = 5;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    private readonly ForgeAddress address;
    private readonly ForgeLimits limits;
    private readonly ForgeClock clock;
    private readonly HttpClient http;

    public ForgeCalls(ForgeAddress address, ForgeLimits limits, ForgeClock clock)
    {
        (this.address, this.limits, this.clock) = (address, limits, clock);

        // A redirection is followed by hand: the token goes to the forge and nowhere else.
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All })
        {
            Timeout = limits.Timeout,
            MaxResponseContentBufferSize = ForgeLimits.MostBytes,
        };
    }

    /// <param name="what">What is asked for, in words.</param>
    /// <param name="path">Below the root of the API.</param>
    public ForgeAnswer Get(string what, string path, CancellationToken stop) => Call(HttpMethod.Get, what, new Uri(address.Api, path), body: null, stop);

    public ForgeAnswer Get(string what, Uri page, CancellationToken stop) => Call(HttpMethod.Get, what, page, body: null, stop);

    public ForgeAnswer Send(HttpMethod method, string what, string path, string body, CancellationToken stop) => Call(method, what, new Uri(address.Api, path), body, stop);

    public void Dispose() => http.Dispose();

    private ForgeAnswer Call(HttpMethod method, string what, Uri target, string? body, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            HttpResponseMessage? response = null;
            ForgeFailure failure;
            try
            {
                response = Reach(method, target, body, stop);
                if (response.IsSuccessStatusCode)
                {
                    using (response) return Read(response, what);
                }

                failure = ForgeRefusals.Of(response, what, address);
            }
            catch (ForgeFailure garbled) when (garbled.Trouble == ForgeTrouble.Garbled)
            {
                failure = garbled;
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                failure = new ForgeFailure(ForgeTrouble.TimedOut, $"GitHub did not finish its answer about {what} in {limits.Timeout.TotalSeconds:0} s");
            }
            catch (HttpRequestException trouble)
            {
                failure = trouble.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
                    ? new ForgeFailure(ForgeTrouble.Garbled, $"GitHub's answer about {what} is too large")
                    : new ForgeFailure(ForgeTrouble.Unreachable, $"GitHub could not be asked about {what}: {trouble.Message}");
            }

            using (response)
            {
                if (attempt >= limits.Attempts || !MayAskAgain(method, failure.Trouble)) throw failure;
                var delay = ForgeDelay.Before(attempt, response, clock.Now());
                if (delay > limits.LongestWait) throw failure;
                clock.Wait(delay, stop);
            }
        }
    }

    // What was sent may have been done, though the answer was lost: only a limit is known to come before the work.
    private static bool MayAskAgain(HttpMethod method, ForgeTrouble trouble) => trouble switch
    {
        ForgeTrouble.RateLimited => true,
        ForgeTrouble.Unreachable or ForgeTrouble.TimedOut or ForgeTrouble.ServerError or ForgeTrouble.Garbled => method == HttpMethod.Get,
        _ => false,
    };

    private HttpResponseMessage Reach(HttpMethod method, Uri target, string? body, CancellationToken stop)
    {
        for (var redirections = 0; ; redirections++)
        {
            using var request = new HttpRequestMessage(method, target);
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("mlops", "1"));
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.github+json"));
            request.Headers.Add("X-GitHub-Api-Version", ApiVersion);
            if (address.Token is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            var response = http.Send(request, HttpCompletionOption.ResponseContentRead, stop);
            if ((int)response.StatusCode is not (301 or 302 or 307 or 308) || response.Headers.Location is not { } location) return response;
            using (response)
            {
                var next = new Uri(target, location);
                if (!address.IsOurs(next)) throw new ForgeFailure(ForgeTrouble.Elsewhere, $"GitHub sends us to another host, '{next.Host}', and we don't go there");
                if (method != HttpMethod.Get || redirections >= MostRedirections) throw new ForgeFailure(ForgeTrouble.Elsewhere, "GitHub sends us on and on");
                target = next;
            }
        }
    }

    private ForgeAnswer Read(HttpResponseMessage response, string what)
    {
        using var bytes = new MemoryStream();
        response.Content.ReadAsStream().CopyTo(bytes);
        var next = response.Headers.TryGetValues("Link", out var links) ? NextPage.Find(links) : null;
        return new ForgeAnswer((int)response.StatusCode, BodyOf(bytes, what), next is null ? null : PageOf(response, next, what), response.Headers.Date);
    }

    private Uri PageOf(HttpResponseMessage response, string next, string what)
    {
        if (!Uri.TryCreate(response.RequestMessage?.RequestUri ?? address.Api, next, out var page)) throw new ForgeFailure(ForgeTrouble.Garbled, $"GitHub names a next page of {what} that is no address");
        return address.IsOurs(page) ? page : throw new ForgeFailure(ForgeTrouble.Elsewhere, $"the next page of {what} is at another host, '{page.Host}', and we don't go there");
    }

    private static JsonElement BodyOf(MemoryStream bytes, string what)
    {
        if (bytes.Length == 0) return default;
        try
        {
            using var document = JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new ForgeFailure(ForgeTrouble.Garbled, $"GitHub's answer about {what} is torn or no JSON");
        }
    }
}
