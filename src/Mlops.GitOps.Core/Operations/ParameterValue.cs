namespace Mlops.GitOps.Core.Operations;

/// <summary>A parameter and the value it has, as JSON.</summary>
public sealed record ParameterValue(string Name, string Json);
