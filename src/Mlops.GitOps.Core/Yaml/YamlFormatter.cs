namespace Mlops.GitOps.Core.Yaml;

/// <summary>Lays an existing document out canonically. It changes white space alone: the order of keys, flow or block, quotes,
/// anchors and every comment stay.</summary>
public static class YamlFormatter
{
    /// <summary>Returns the new text; the text as it is where it can't be read or holds no content.</summary>
    public static string Format(YamlDocument document) =>
        document.Root is null ? document.File.Text : new YamlBlockLayout(new YamlPage(document)).Write(document.Root);
}
