namespace Mlops.GitOps.Core.Operations;

/// <summary>One of the stages that a matrix makes, and which of its outputs is meant.</summary>
/// <param name="Value">The values of its axes, joined by <c>@</c>.</param>
public sealed record MatrixItem(string Value, string Stage, string Output);
