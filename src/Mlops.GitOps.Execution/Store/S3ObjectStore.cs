using System.Globalization;
using System.Net;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Store;

/// <summary>A bucket of Amazon S3, or of a server that speaks like it.</summary>
public sealed partial class S3ObjectStore : IObjectStore
{
    private static readonly KeyValuePair<string, string>[] NoQuery = [];

    private readonly HttpSender sender;

    private readonly StoreCredentials credentials;

    private readonly string region;

    private readonly Uri server;

    private readonly string bucketPath;

    private readonly string folder;

    public S3ObjectStore(S3StoreUrl url, StoreCredentials credentials, RetryPolicy retries)
    {
        this.credentials = credentials;
        region = credentials.Region ?? "us-east-1";
        if (credentials.AccessKey is null || credentials.SecretKey is null)
            throw new RunFailure($"The store 's3://{url.Bucket}' needs credentials.", "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and name them in `store: {secrets: [...]}` of mlops.yaml.");

        // Names of buckets with dots have no certificate as a host of their own.
        var isInPath = credentials.Endpoint is not null || url.Bucket.Contains('.', StringComparison.Ordinal);
        server = ServerOf(credentials.Endpoint ?? (isInPath ? $"https://s3.{region}.amazonaws.com" : $"https://{url.Bucket}.s3.{region}.amazonaws.com"));
        folder = url.Prefix.Length > 0 ? url.Prefix + "/" : "";
        bucketPath = server.AbsolutePath.TrimEnd('/') + "/" + (isInPath ? url.Bucket + "/" : "");
        sender = new HttpSender($"s3://{url.Bucket}/{url.Prefix}", retries);
    }

    public async Task<long?> SizeOf(string name, CancellationToken cancel)
    {
        using var answer = await sender.Send(() => Request(HttpMethod.Head, name, NoQuery), null, cancel, HttpStatusCode.NotFound).ConfigureAwait(false);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : answer.Content.Headers.ContentLength ?? -1;
    }

    public async Task Put(string name, BlobSource source, CancellationToken cancel)
    {
        if (source is FileSource { Length: > LargestSinglePut } file)
        {
            await PutInParts(name, file, cancel).ConfigureAwait(false);
            return;
        }

        using var answer = await sender.Send(() => Request(HttpMethod.Put, name, NoQuery, source), source, cancel).ConfigureAwait(false);
    }

    public async Task<BlobReader?> Open(string name, long offset, CancellationToken cancel)
    {
        var answer = await sender.Send(() => HttpObjectStore.Ranged(Request(HttpMethod.Get, name, NoQuery), offset), null, cancel, HttpStatusCode.NotFound, HttpStatusCode.RequestedRangeNotSatisfiable).ConfigureAwait(false);
        return await HttpAnswer.Read(answer, offset, () => Open(name, 0, cancel), cancel).ConfigureAwait(false);
    }

    public void Dispose() => sender.Dispose();

    private HttpRequestMessage Request(HttpMethod method, string name, KeyValuePair<string, string>[] query, BlobSource? body = null) =>
        RequestAt(method, bucketPath + AwsSignature.EncodedPath(folder + name), query, body);

    private HttpRequestMessage RequestAt(HttpMethod method, string path, KeyValuePair<string, string>[] query, BlobSource? body = null)
    {
        var queryText = AwsSignature.QueryText(query);
        var request = new HttpRequestMessage(method, new Uri(server, queryText.Length > 0 ? $"{path}?{queryText}" : path));
        var payloadHash = (body?.Digest ?? Digest.Of([])).Hex;
        var time = DateTimeOffset.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = server.IsDefaultPort ? server.Host : server.Authority,
            ["x-amz-content-sha256"] = payloadHash,
            ["x-amz-date"] = time,
        };
        if (credentials.SessionToken is { } token) headers["x-amz-security-token"] = token;
        foreach (var (header, value) in headers)
        {
            if (header != "host") request.Headers.TryAddWithoutValidation(header, value);
        }

        request.Headers.TryAddWithoutValidation("Authorization", AwsSignature.Authorization(
            method.Method, path, query, headers, payloadHash, credentials.AccessKey ?? "", credentials.SecretKey ?? "", region, "s3", time));
        return request;
    }

    private static Uri ServerOf(string text)
    {
        var isAddress = Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        if (!isAddress || address is null) throw new RunFailure($"AWS_ENDPOINT_URL is '{text}', which is no address.", "It looks like https://s3.example.org.");
        return address.Scheme == "https" || StoreUrl.IsThisMachine(address)
            ? address
            : throw new RunFailure($"AWS_ENDPOINT_URL is '{text}': without TLS anybody on the way could change what is stored.", "Use https://, or http:// on this machine alone.");
    }
}
