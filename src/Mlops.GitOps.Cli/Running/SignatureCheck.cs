using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Execution.Registering;
using Mlops.GitOps.Rules.Attesting;

namespace Mlops.GitOps.Cli.Running;

/// <summary>Tells which version records no registrar has signed, where the header names registrars.</summary>
internal static class SignatureCheck
{
    public static IEnumerable<RegistryFinding> Run(string root)
    {
        var keys = KeysOf(root);
        if (keys.Count == 0) yield break;
        var registry = new RegistryFolder(root);
        foreach (var model in registry.Models())
        {
            foreach (var number in registry.VersionsOf(model))
            {
                var path = FormattableString.Invariant($"registry/{model}/{number}.yaml");
                var envelope = Path.Join(root, VersionAttestation.PathOf(model, number));
                if (registry.Read(model, number)?.Body is not { } body) continue;
                if (!File.Exists(envelope)) yield return new RegistryFinding(path, "no registrar has signed it", IsOnlyUnproven: true);
                else if (!VersionAttestation.Holds(File.ReadAllText(registry.PathOf(model, number)), body, File.ReadAllText(envelope), keys)) yield return new RegistryFinding(path, "the signature beside it is not a registrar's over this record");
            }
        }
    }

    private static IReadOnlyList<string> KeysOf(string root)
    {
        var diagnostics = new DiagnosticBag();
        var source = Utf8Source.Decode(WorkspaceFinder.HeaderName, SourceBytes.Read(Path.Join(root, WorkspaceFinder.HeaderName)), diagnostics);
        return source is not null && YamlReader.Read(source, diagnostics).Root is YamlMap header ? RegistrarKeys.Of(new HeaderSyntax(header)) : [];
    }
}
