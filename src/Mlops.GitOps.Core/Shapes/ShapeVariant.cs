namespace Mlops.GitOps.Core.Shapes;

/// <summary>A variant of a record, and the word that chooses it.</summary>
public sealed record ShapeVariant(string Name, RecordShape Shape);
