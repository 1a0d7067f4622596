namespace Mlops.GitOps.Core.Yaml;

/// <summary>What a file may cost. Everything behind the reader may assume that a tree is no larger and no deeper.</summary>
public static class YamlBudget
{
    public const int Bytes = 1 << 20;
    public const int Depth = 64;
    public const int Nodes = 100_000;
    public const int Aliases = 1_000;

    /// <summary>How many nodes a file may stand for, for each that is written.</summary>
    public const int Expansion = 10;

    // YamlDotNet looks ahead in a ring of 2 048 characters and silently garbles what is indented further.
    internal const int Indentation = 1_000;
}
