namespace Mlops.GitOps.Core.Shapes;

/// <summary>A key of a map that the language defines, and what its users read about it.</summary>
public sealed record Field(string Name, Shape Shape, string Doc, bool IsRequired = false);
