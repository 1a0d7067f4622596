namespace Mlops.GitOps.Core.Expressions;

public sealed record UnknownValue : Value;
