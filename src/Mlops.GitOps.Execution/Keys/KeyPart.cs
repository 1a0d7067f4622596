namespace Mlops.GitOps.Execution.Keys;

/// <summary>One thing that the key of a stage is over, by a name that a person understands: <c>params.trees</c>, <c>in.rows</c>, <c>code</c>.</summary>
public sealed record KeyPart(string Name, string Value);
