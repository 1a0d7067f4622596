namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>The files that a command names; the script is the first of them that is an argument by itself.</summary>
internal sealed record NamedFilesFound(string? Script, IReadOnlyList<string> Paths);
