namespace Mlops.GitOps.Core.Model;

/// <summary>The value that a stage has on an axis of its matrix.</summary>
public sealed record MatrixValue(string Axis, string Value);
