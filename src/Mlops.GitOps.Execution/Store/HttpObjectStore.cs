using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Mlops.GitOps.Execution.Store;

/// <summary>A server that takes files with PUT and gives them with GET, such as nginx with WebDAV.</summary>
public sealed class HttpObjectStore(HttpStoreUrl url, StoreCredentials credentials, RetryPolicy retries) : IObjectStore
{
    private readonly HttpSender sender = new(url.Address.AbsoluteUri, retries);

    private readonly AuthenticationHeaderValue? authentication = Authentication(credentials);

    public async Task<long?> SizeOf(string name, CancellationToken cancel)
    {
        using var answer = await sender.Send(() => Request(HttpMethod.Head, name), null, cancel, HttpStatusCode.NotFound).ConfigureAwait(false);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : answer.Content.Headers.ContentLength ?? -1;
    }

    public async Task Put(string name, BlobSource source, CancellationToken cancel)
    {
        // Folders that are missing, on a server that makes none by itself, are 409 or 404, and 500 from nginx.
        using var answer = await sender.Send(() => Request(HttpMethod.Put, name), source, cancel,
            HttpStatusCode.Conflict, HttpStatusCode.NotFound, HttpStatusCode.InternalServerError).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode) return;
        await MakeFolders(name, cancel).ConfigureAwait(false);
        using var second = await sender.Send(() => Request(HttpMethod.Put, name), source, cancel).ConfigureAwait(false);
    }

    public async Task<BlobReader?> Open(string name, long offset, CancellationToken cancel)
    {
        var answer = await sender.Send(() => Ranged(Request(HttpMethod.Get, name), offset), null, cancel, HttpStatusCode.NotFound, HttpStatusCode.RequestedRangeNotSatisfiable).ConfigureAwait(false);
        return await HttpAnswer.Read(answer, offset, () => Open(name, 0, cancel), cancel).ConfigureAwait(false);
    }

    public void Dispose() => sender.Dispose();

    internal static HttpRequestMessage Ranged(HttpRequestMessage request, long offset)
    {
        if (offset > 0) request.Headers.Range = new RangeHeaderValue(offset, null);
        return request;
    }

    private async Task MakeFolders(string name, CancellationToken cancel)
    {
        for (var slash = name.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = name.IndexOf('/', slash + 1))
        {
            var folder = name[..(slash + 1)];
            using var answer = await sender.Send(() => Request(new HttpMethod("MKCOL"), folder), null, cancel, HttpStatusCode.MethodNotAllowed, HttpStatusCode.Conflict).ConfigureAwait(false);
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string name)
    {
        var request = new HttpRequestMessage(method, new Uri(url.Address, name));
        request.Headers.Authorization = authentication;
        return request;
    }

    private static AuthenticationHeaderValue? Authentication(StoreCredentials credentials) => credentials switch
    {
        { Token: { } token } => new AuthenticationHeaderValue("Bearer", token),
        { User: { } user, Password: { } password } => new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))),
        _ => null,
    };
}
