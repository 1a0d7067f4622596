namespace Mlops.GitOps.Rules.Recorded;

/// <summary>A file that a pull request changes.</summary>
/// <param name="PreviousPath">Where it was; null where it did not move.</param>
public sealed record PullFile(string Path, string? PreviousPath);
