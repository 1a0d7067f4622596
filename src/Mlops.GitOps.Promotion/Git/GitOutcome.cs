namespace Mlops.GitOps.Promotion.Git;

/// <summary>How a git command ended and what it said.</summary>
internal sealed record GitOutcome(int Exit, byte[] Output, string Complaint);
