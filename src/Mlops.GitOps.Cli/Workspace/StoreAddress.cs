using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Cli.Workspace;

/// <summary>Where the header says that bytes are kept. It is read alone, for a run with nothing to do compiles nothing.</summary>
/// <param name="Secrets">Names of the variables that open it.</param>
internal sealed record StoreAddress(string Url, ImmutableArray<string> Secrets)
{
    private static readonly StoreAddress Usual = new("file://.mlops/store", []);

    // A header that can't be read is reported by whoever compiles it.
    public static StoreAddress Of(string root)
    {
        var diagnostics = new DiagnosticBag();
        var source = Utf8Source.Decode(WorkspaceFinder.HeaderName, SourceBytes.Read(Path.Join(root, WorkspaceFinder.HeaderName)), diagnostics);
        if (source is null || YamlReader.Read(source, diagnostics).Root is not YamlMap header || header.Find("store")?.Value is not YamlMap store) return Usual;
        return store.Find("url")?.Value is YamlScalar { IsNull: false, Value: { Length: > 0 } url } ? new StoreAddress(url, SecretsOf(store)) : Usual;
    }

    public RunPlaces PlacesIn(string root) => new(root, Url);

    /// <summary>Opens the store that others share; null where bytes are kept in a folder of this machine.</summary>
    public IObjectStore? OpenShared(string root, Func<string, string?> variable)
    {
        var url = StoreUrl.Parse(Url);
        return url is FileStoreUrl ? null : ObjectStores.Open(url, root, StoreCredentials.Of(Secrets, "the store", variable));
    }

    private static ImmutableArray<string> SecretsOf(YamlMap store) => store.Find("secrets")?.Value switch
    {
        YamlScalar { IsNull: false } one => [one.Value],
        YamlSequence list => [.. list.Items.OfType<YamlScalar>().Select(static item => item.Value)],
        _ => [],
    };
}
