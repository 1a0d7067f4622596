using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Policies;

/// <summary>MLG7009: a value that looks like a credential.</summary>
internal static class SecretInSpec
{
    public static readonly Policy Policy = new(Catalog.SecretInSpec, Check);

    private static void Check(PolicyContext context)
    {
        foreach (var file in context.Files)
        {
            if (file.Role is FileRole.Header or FileRole.Definitions && file.Document.Root is { } root) Walk(root, at: null, isInEnv: false, context.Diagnostics);
        }
    }

    // The reader bounds the depth, so this may recurse. Aliases lead nowhere new.
    private static void Walk(YamlNode node, YamlScalar? at, bool isInEnv, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case YamlScalar scalar:
                var kind = CredentialPatterns.Find(scalar.Value) ?? (isInEnv && at is not null ? CredentialPatterns.FindByName(at.Value, scalar.Value) : null);
                if (kind is not null) diagnostics.Report(Catalog.SecretInSpec, at?.Span ?? scalar.Span, kind);
                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Written) Walk(item, item is YamlMap ? at : null, isInEnv: false, diagnostics);
                break;
            case YamlMap map:
                foreach (var entry in map.Entries) Walk(entry.Written, entry.Key, at?.Value == "env", diagnostics);
                break;
        }
    }
}
