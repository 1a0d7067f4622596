namespace Mlops.GitOps.Backends;

/// <summary>A choice of the stack: <c>ci: github</c>.</summary>
public readonly record struct StackValue(string Part, string Value);
