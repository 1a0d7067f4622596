namespace Mlops.GitOps.Core.Maturity;

/// <summary>Something a workspace must have to be of a level.</summary>
public sealed record MaturityRequirement(int Level, string Description, bool IsMet);
