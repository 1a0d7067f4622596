namespace Mlops.GitOps.Core.Expressions;

/// <summary>An instant, in microseconds since 1970 (UTC). A date is its first instant.</summary>
public sealed record TimestampValue(long Microseconds) : Value;
