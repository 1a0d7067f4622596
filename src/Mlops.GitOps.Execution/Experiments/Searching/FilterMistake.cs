namespace Mlops.GitOps.Execution.Experiments.Searching;

/// <summary>What is wrong with a filter, and where: offsets into its text, the end exclusive.</summary>
public sealed record FilterMistake(string Message, int Start, int End, string? Hint = null);
