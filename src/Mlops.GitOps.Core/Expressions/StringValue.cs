namespace Mlops.GitOps.Core.Expressions;

public sealed record StringValue(string Value) : Value;
