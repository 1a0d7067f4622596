namespace Mlops.GitOps.Core.Expressions;

/// <summary>One step of a name: <c>.auc</c>, or <c>["Customer ID"]</c>, whose range is that of the quoted text.</summary>
public sealed record NameSegment(string Text, TextRange Range, bool IsIndex);
