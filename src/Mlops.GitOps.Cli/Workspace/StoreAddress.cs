using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Cli.Workspace;

/// <summary>Where the header says that bytes are kept. It is read alone, for a run with nothing to do compiles nothing.</summary>
internal static class StoreAddress
{
    public const string Default = "file://.mlops/store";

    public static string Of(string root)
    {
        var diagnostics = new DiagnosticBag();
        var source = Utf8Source.Decode(WorkspaceFinder.HeaderName, SourceBytes.Read(Path.Join(root, WorkspaceFinder.HeaderName)), diagnostics);
        return source is null ? Default : Of(source, diagnostics);
    }

    // A header that can't be read is reported by whoever compiles it.
    private static string Of(SourceFile source, DiagnosticBag diagnostics) =>
        YamlReader.Read(source, diagnostics).Root is YamlMap header
        && header.Find("store")?.Value is YamlMap store
        && store.Find("url")?.Value is YamlScalar { IsNull: false, Value: { Length: > 0 } url } ? url : Default;
}
