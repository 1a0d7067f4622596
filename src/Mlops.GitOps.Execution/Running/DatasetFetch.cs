using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Store;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Brings a dataset from its address to where a stage reads it, by the code that talks to stores.</summary>
internal static class DatasetFetch
{
    private const string Wildcards = "*?[{";

    private const string S3 = "s3://";

    /// <summary>Fetches a file, or, of a pattern, all files that match into a folder.</summary>
    public static void To(DatasetFiles dataset, string path, string root, Func<string, string?> variable, CancellationToken stop)
    {
        if (IsPattern(dataset))
        {
            All(dataset, path, variable, stop);
            return;
        }

        var url = UrlOf(dataset);
        var (folder, name) = Split(url);
        using var store = ObjectStores.Open(StoreUrl.Parse(folder), root, CredentialsOf(dataset, variable));
        One(dataset, store, name, path, $"at {url}", stop);
    }

    /// <summary>Returns the name of a dataset's file at its address, which messages call it by; null where a pattern stands for several.</summary>
    public static string? NameOf(DatasetFiles dataset) => IsPattern(dataset) ? null : Split(UrlOf(dataset)).Name;

    private static void All(DatasetFiles dataset, string path, Func<string, string?> variable, CancellationToken stop)
    {
        var url = UrlOf(dataset);
        if (!url.StartsWith(S3, StringComparison.Ordinal))
            throw new RunFailure($"the address of dataset '{dataset.Name}' is a pattern, and only a bucket can be asked what it holds", "name one file, keep the files in a bucket (s3://), or run with --sample");
        var wildcard = url.AsSpan().IndexOfAny(Wildcards);
        var slash = url.LastIndexOf('/', wildcard);
        if (slash < S3.Length) throw new RunFailure($"'{url}' has a pattern for the bucket, which must be named");
        using var store = new S3ObjectStore((S3StoreUrl)StoreUrl.Parse(url[..slash]), CredentialsOf(dataset, variable), RetryPolicy.Usual);
        var pattern = Glob.Parse(url[(slash + 1)..]);
        var names = store.List(url[(slash + 1)..wildcard], stop).GetAwaiter().GetResult().Where(name => !name.EndsWith('/') && pattern.IsMatch(name)).ToImmutableArray();
        if (names.IsEmpty) throw new RunFailure($"nothing matches {url}, where dataset '{dataset.Name}' is said to be");
        foreach (var name in names)
        {
            if (!IsPath(name)) throw new RunFailure($"{url[..slash]} holds '{name}', which is no path that a file can have here", "name it otherwise, or leave it out of the pattern");
            var file = Path.Join(path, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? "");
            One(dataset, store, name, file, $"at {url[..slash]}/{name}", stop);
        }
    }

    private static void One(DatasetFiles dataset, IObjectStore store, string name, string path, string where, CancellationToken stop)
    {
        var bytes = Download.ToFile(store, name, digest: null, path, RetryPolicy.Usual, stop).GetAwaiter().GetResult();
        if (bytes is null) throw new RunFailure($"there is nothing {where}, where dataset '{dataset.Name}' is said to be");
    }

    // A bucket may call something `../..`, and what is fetched stays in its folder.
    private static bool IsPath(string name) => name.IndexOfAny(['\\', '\0', ':']) < 0 && name.Split('/').All(static part => part is not ("" or "." or ".."));

    private static bool IsPattern(DatasetFiles dataset) => UrlOf(dataset).AsSpan().ContainsAny(Wildcards);

    private static string UrlOf(DatasetFiles dataset) => dataset.Url ?? throw new System.Diagnostics.UnreachableException($"Dataset '{dataset.Name}' has no address.");

    private static StoreCredentials CredentialsOf(DatasetFiles dataset, Func<string, string?> variable) => StoreCredentials.Of(dataset.Secrets, $"dataset '{dataset.Name}'", variable);

    private static (string Folder, string Name) Split(string url)
    {
        var slash = url.LastIndexOf('/');
        return slash > "https://".Length && slash < url.Length - 1 ? (url[..slash], url[(slash + 1)..]) : throw new RunFailure($"'{url}' is not the address of a file");
    }
}
