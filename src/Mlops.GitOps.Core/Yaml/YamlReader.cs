using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Reads a file into our tree. Whatever is wrong is reported; what could be read is returned. Tags are kept, not
/// judged: see <see cref="YamlTags"/>.</summary>
public static class YamlReader
{
    public static YamlDocument Read(SourceFile file, DiagnosticBag diagnostics)
    {
        if (YamlPrescan.Scan(file, diagnostics) is not { } traits) return new(file, null, []);
        return QuickReader.TryRead(file, traits) ?? Parse(file, traits, diagnostics);
    }

    /// <summary>Reads with the parser alone: what the quick reader must be equal to.</summary>
    internal static YamlDocument Parse(SourceFile file, YamlTraits traits, DiagnosticBag diagnostics)
    {
        var gaps = new YamlGaps(file, traits, diagnostics);
        var root = new YamlComposer(new YamlEvents(file, diagnostics), gaps, diagnostics).Compose();
        return new(file, root, gaps.Comments);
    }
}
