namespace Mlops.GitOps.Rules.Attesting;

/// <summary>What a statement speaks of.</summary>
/// <param name="Algorithm">sha256 of bytes, gitCommit of a commit.</param>
public sealed record StatementSubject(string Name, string Algorithm, string Hex);
