namespace Mlops.GitOps.Core.Operations;

public sealed record EnvironmentVariable(string Name, string Value);
