namespace Mlops.GitOps.Execution.Registering;

/// <summary>What is not right with a version record.</summary>
/// <param name="Path">The file, relative to the workspace.</param>
/// <param name="IsOnlyUnproven">Whether nothing is wrong, and nothing shows that it is right either.</param>
public sealed record RegistryFinding(string Path, string Message, bool IsOnlyUnproven = false);
