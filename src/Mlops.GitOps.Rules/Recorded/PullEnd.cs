namespace Mlops.GitOps.Rules.Recorded;

/// <summary>One of the two branches of a pull request.</summary>
/// <param name="Repository">Null for a repository that is gone.</param>
public sealed record PullEnd(string Sha, string Ref, ForgeRepository? Repository);
