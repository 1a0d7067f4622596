using System.Security.Cryptography;
using System.Text;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Signs requests as AWS asks for (Signature Version 4).</summary>
internal static class AwsSignature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Returns the Authorization header of a request.</summary>
    /// <param name="path">Encoded already, once.</param>
    /// <param name="query">Not encoded.</param>
    /// <param name="headers">Names in small letters, all that are signed.</param>
    /// <param name="time">As in the header <c>x-amz-date</c>: 20130524T000000Z.</param>
    public static string Authorization(
        string method, string path, IEnumerable<KeyValuePair<string, string>> query, SortedDictionary<string, string> headers, string payloadHash,
        string accessKey, string secretKey, string region, string service, string time)
    {
        var signedNames = string.Join(';', headers.Keys);
        var request = new StringBuilder(method).Append('\n').Append(path).Append('\n').Append(QueryText(query)).Append('\n');
        foreach (var (name, value) in headers) request.Append(name).Append(':').Append(Folded(value)).Append('\n');
        request.Append('\n').Append(signedNames).Append('\n').Append(payloadHash);

        var scope = $"{time[..8]}/{region}/{service}/aws4_request";
        var toSign = $"{Algorithm}\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(request.ToString())))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + secretKey);
        foreach (var part in (string[])[time[..8], region, service, "aws4_request"]) key = Hmac(key, part);
        return $"{Algorithm} Credential={accessKey}/{scope}, SignedHeaders={signedNames}, Signature={Hex(Hmac(key, toSign))}";
    }

    /// <summary>Returns a query with names in order, encoded.</summary>
    public static string QueryText(IEnumerable<KeyValuePair<string, string>> query) => string.Join('&', query
        .Select(static pair => (Name: Encoded(pair.Key), Value: Encoded(pair.Value)))
        .OrderBy(static pair => pair.Name, StringComparer.Ordinal).ThenBy(static pair => pair.Value, StringComparer.Ordinal)
        .Select(static pair => $"{pair.Name}={pair.Value}"));

    public static string EncodedPath(string path) => string.Join('/', path.Split('/').Select(Encoded));

    // Everything but letters, digits and -._~ as %XX, which is what this function of .NET does too.
    private static string Encoded(string text) => Uri.EscapeDataString(text);

    private static string Folded(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
