namespace Mlops.GitOps.Cli.Rendering.Artifacts;

/// <summary>What the bytes of an artifact are, as far as showing them goes.</summary>
internal enum ArtifactKind
{
    Text,
    Metrics,
    Csv,
    JsonLines,
    Parquet,
    Binary,
}
