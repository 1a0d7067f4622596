using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Brings a dataset from its address to where a stage reads it, by the code that talks to stores.</summary>
internal static class DatasetFetch
{
    public static void ToFile(DatasetFiles dataset, string path, string root, Func<string, string?> variable, CancellationToken stop)
    {
        var url = dataset.Url ?? throw new System.Diagnostics.UnreachableException($"Dataset '{dataset.Name}' has no address.");
        if (url.IndexOfAny(['*', '?', '[']) >= 0) throw new RunFailure($"the address of dataset '{dataset.Name}' is a pattern, and this version fetches single files", "name one file, or run with --sample");
        var (folder, name) = Split(url);
        using var store = ObjectStores.Open(StoreUrl.Parse(folder), root, StoreCredentials.Of(dataset.Secrets, $"dataset '{dataset.Name}'", variable));
        var bytes = Download.ToFile(store, name, digest: null, path, RetryPolicy.Usual, stop).GetAwaiter().GetResult();
        if (bytes is null) throw new RunFailure($"there is nothing at {url}, where dataset '{dataset.Name}' is said to be");
    }

    /// <summary>Returns the name that a dataset's file has at its address: what it is called in messages.</summary>
    public static string NameOf(DatasetFiles dataset) => Split(dataset.Url ?? "").Name;

    private static (string Folder, string Name) Split(string url)
    {
        var slash = url.LastIndexOf('/');
        return slash > "https://".Length && slash < url.Length - 1 ? (url[..slash], url[(slash + 1)..]) : throw new RunFailure($"'{url}' is not the address of a file");
    }
}
