using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Records;

/// <summary>A version of a model as the registry records it.</summary>
public sealed record VersionRecord(string Model, long Version, string Bundle, YamlMap Body);
