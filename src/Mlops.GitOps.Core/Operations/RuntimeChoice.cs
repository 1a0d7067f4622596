namespace Mlops.GitOps.Core.Operations;

/// <summary>A runtime of the workspace: which Python, and which packages.</summary>
public sealed record RuntimeChoice(string Name, string? Python, string? Lock, string? Image);
