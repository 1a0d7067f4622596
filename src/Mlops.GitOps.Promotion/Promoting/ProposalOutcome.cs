namespace Mlops.GitOps.Promotion.Promoting;

/// <summary>What has become of a proposal.</summary>
/// <param name="Proposal">Null where there was nothing to propose: all of it holds already.</param>
/// <param name="Commit">The commit of the branch.</param>
/// <param name="Number">The pull request.</param>
/// <param name="Steps">What was done now; empty where all was there.</param>
public sealed record ProposalOutcome(Proposal? Proposal, string Base, string? Commit, long? Number, string? Url, IReadOnlyList<string> Steps);
