namespace Mlops.GitOps.Rules.Recorded;

/// <summary>A commit of a pull request, with the accounts that the forge found for it.</summary>
/// <param name="Author">Null where the forge knows no account.</param>
/// <param name="Committer">Null where the forge knows no account.</param>
public sealed record PullCommit(string Sha, Account? Author, Account? Committer, bool IsVerified);
