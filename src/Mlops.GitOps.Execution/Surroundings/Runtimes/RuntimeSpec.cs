namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>A runtime as <c>mlops.yaml</c> declares it.</summary>
/// <param name="Python">The version asked for, such as <c>3.12</c>; any Python 3 where nothing is said.</param>
/// <param name="Lock">The lock file, relative to the workspace.</param>
public sealed record RuntimeSpec(string Name, string? Python, string? Lock);
