namespace Mlops.GitOps.Rules.Recorded;

/// <summary>A push to a branch, or its creation or removal.</summary>
public sealed record BranchActivity(string Ref, string After, DateTimeOffset At, Account? Actor);
