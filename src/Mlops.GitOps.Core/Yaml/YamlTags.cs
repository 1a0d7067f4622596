using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Reports tags, once it is known which of them are the <c>!</c> of an expression that lacks its quotes.</summary>
public static class YamlTags
{
    /// <summary>Reports every tag but those of nodes that another phase has taken over to explain.</summary>
    public static void Report(YamlDocument document, Func<YamlNode, bool> isTakenOver, DiagnosticBag diagnostics)
    {
        if (document.Root is { } root && document.File.Text.Contains('!')) Report(root, isTakenOver, diagnostics);
    }

    // The reader bounds the depth, so this may recurse. Aliases lead nowhere new.
    private static void Report(YamlNode node, Func<YamlNode, bool> isTakenOver, DiagnosticBag diagnostics)
    {
        if (node.Tag is not null && !isTakenOver(node))
        {
            diagnostics.Report(
                Catalog.UnsupportedYaml,
                node.TagSpan,
                $"The tag '{node.Tag}'",
                "remove it, or put the text in quotes if it is no tag");
        }

        if (node is YamlSequence sequence)
        {
            foreach (var item in sequence.Written) Report(item, isTakenOver, diagnostics);
        }
        else if (node is YamlMap map)
        {
            foreach (var entry in map.Entries)
            {
                Report(entry.Key, isTakenOver, diagnostics);
                Report(entry.Written, isTakenOver, diagnostics);
            }
        }
    }
}
