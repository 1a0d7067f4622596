using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Editing;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Cli.Editing;

/// <summary>Writes the value of a parameter into the file that declares a pipeline; comments and layout stay.</summary>
internal static class ParameterPatch
{
    /// <summary>Returns the text with the value, which is the same text where it stands there already; null where it is written in a way that can't be edited.</summary>
    /// <param name="written">The value as it stands in YAML, on one line.</param>
    public static string? Set(SourceFile file, string pipeline, string parameter, string written)
    {
        var document = YamlReader.Read(file, new DiagnosticBag());
        if (Find(document.Root, "pipelines") is not { } section || Find(section.Written, pipeline) is not { } owner) return null;
        var value = ValueOf(written);
        if (Find(owner.Written, "params") is not { } parameters) return SpecPatch.AddEntry(document, owner, "params", YamlTree.Flow(YamlTree.Map((parameter, value))));
        if (Find(parameters.Written, parameter) is not { } entry) return SpecPatch.AddEntry(document, parameters, parameter, value);
        if (entry.Written is not YamlMap declaration) return Replace(file.Text, entry.Written, written);
        return declaration.Find("default") is { } usual ? Replace(file.Text, usual.Written, written) : SpecPatch.AddEntry(document, entry, "default", value);
    }

    /// <summary>Tells whether a file declares a pipeline.</summary>
    public static bool Declares(YamlNode? root, string pipeline) => Find(root, "pipelines") is { } section && Find(section.Written, pipeline) is not null;

    private static YamlEntry? Find(YamlNode? node, string name) => (node as YamlMap)?.Find(name);

    // What is meant by other writing, such as 1e-1 for 0.1, is left as it is written. What an anchor marks may stand in other places.
    private static string? Replace(string text, YamlNode old, string written)
    {
        if (old.Anchor is not null) return null;
        if (YamlJson.Write(old) == YamlJson.Write(ValueOf(written))) return text;
        return old.Span.Length == 0 ? text.Insert(old.Span.Start, " " + written) : text.Remove(old.Span.Start, old.Span.Length).Insert(old.Span.Start, written);
    }

    private static YamlNode ValueOf(string written) =>
        YamlReader.Read(new SourceFile("", $"value: {written}\n"), new DiagnosticBag()).Root is YamlMap { Entries: [var only] } ? only.Written : YamlTree.Text(written);
}
