namespace Mlops.GitOps.Core.Yaml;

/// <summary>A key and its value. <see cref="Written"/> holds an alias as it stands; <see cref="Value"/> what it stands for.</summary>
public sealed record YamlEntry(YamlScalar Key, YamlNode Written)
{
    public string Name => Key.Value;

    public YamlNode Value => Written.Resolved;
}
