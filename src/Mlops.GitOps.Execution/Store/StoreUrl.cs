using System.Net;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Where a store is.</summary>
public abstract record StoreUrl
{
    private const string Allowed = "A store is at `file://FOLDER`, `https://HOST/PATH` or `s3://BUCKET/PREFIX`; `http://` on this machine alone.";

    /// <summary>Reads what stands in <c>store: {url: …}</c>.</summary>
    public static StoreUrl Parse(string text)
    {
        if (text.StartsWith("file://", StringComparison.Ordinal))
            return text.Length > 7 ? new FileStoreUrl(text[7..]) : throw Wrong(text, "it names no folder");
        if (text.StartsWith("s3://", StringComparison.Ordinal)) return S3Of(text);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) throw Wrong(text, "it is none of these kinds");
        if (address.UserInfo.Length > 0) throw new RunFailure("The store's address has a user or password in it.", "Name the variables that hold them in `store: {secrets: [...]}` of mlops.yaml.");
        if (address.Query.Length + address.Fragment.Length > 0) throw Wrong(text, "it has a query or a fragment");
        if (address.Scheme == "http" && !IsThisMachine(address)) throw Wrong(text, "without TLS anybody on the way could change what is stored");
        return new HttpStoreUrl(address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/"));
    }

    internal static bool IsThisMachine(Uri address) => address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var number) && IPAddress.IsLoopback(number));

    private static S3StoreUrl S3Of(string text)
    {
        var parts = text[5..].Split('/', 2);
        var bucket = parts[0];
        var isName = bucket.Length is >= 3 and <= 63 && bucket.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.');
        var prefix = parts.Length > 1 ? parts[1].Trim('/') : "";
        if (!isName) throw Wrong(text, $"'{bucket}' is no name of a bucket");
        if (prefix.Length > 0 && prefix.Split('/').Any(static part => part is "" or "." or "..")) throw Wrong(text, "its prefix has an empty part or dots");
        return new S3StoreUrl(bucket, prefix);
    }

    private static RunFailure Wrong(string text, string why) => new($"'{text}' is no address of a store: {why}.", Allowed);
}

/// <summary>A folder; a relative one begins at the workspace.</summary>
public sealed record FileStoreUrl(string Path) : StoreUrl;

/// <summary>A server that speaks HTTP; the address ends with a slash.</summary>
public sealed record HttpStoreUrl(Uri Address) : StoreUrl;

/// <summary>A bucket, and what the names in it begin with.</summary>
public sealed record S3StoreUrl(string Bucket, string Prefix) : StoreUrl;
