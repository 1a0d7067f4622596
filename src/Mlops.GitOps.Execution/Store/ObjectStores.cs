using System.Diagnostics;

namespace Mlops.GitOps.Execution.Store;

/// <summary>The kinds of stores that there are.</summary>
public static class ObjectStores
{
    public static IObjectStore Open(StoreUrl url, string workspace, StoreCredentials credentials, RetryPolicy? retries = null) => url switch
    {
        FileStoreUrl file => new FileObjectStore(Path.Combine(workspace, file.Path)),
        HttpStoreUrl http => new HttpObjectStore(http, credentials, retries ?? RetryPolicy.Usual),
        S3StoreUrl s3 => new S3ObjectStore(s3, credentials, retries ?? RetryPolicy.Usual),
        _ => throw new UnreachableException($"{url.GetType().Name} has no store."),
    };
}
