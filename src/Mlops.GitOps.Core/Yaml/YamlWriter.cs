namespace Mlops.GitOps.Core.Yaml;

/// <summary>Writes a tree in canonical layout.</summary>
public static class YamlWriter
{
    public static string Write(YamlNode root) => root.ToString();
}
