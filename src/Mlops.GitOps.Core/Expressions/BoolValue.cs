namespace Mlops.GitOps.Core.Expressions;

public sealed record BoolValue(bool Value) : Value;
