namespace Mlops.GitOps.Core.Expressions;

/// <summary>Why a <c>${…}</c> can't be read. An unknown root is a name that this place does not see; the rest is malformed.</summary>
public sealed record InterpolationError(TextRange Range, string Message, string? Suggestion = null, bool IsUnknownRoot = false);
