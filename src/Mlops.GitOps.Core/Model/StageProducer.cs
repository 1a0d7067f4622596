namespace Mlops.GitOps.Core.Model;

/// <summary>A stage that gives an input, and the values of its matrix joined by <c>@</c>.</summary>
public sealed record StageProducer(string Stage, string Value);
