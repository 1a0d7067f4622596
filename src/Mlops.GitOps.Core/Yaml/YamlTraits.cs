namespace Mlops.GitOps.Core.Yaml;

/// <summary>Characters that ask for a closer look at what stands between scalars.</summary>
[Flags]
internal enum YamlTraits
{
    None = 0,
    Hash = 1,
    Tab = 2,
    PercentAtLineStart = 4,
}
