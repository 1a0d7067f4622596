namespace Mlops.GitOps.Rules.Auditing;

/// <summary>What is wrong with a file of the audit.</summary>
public sealed record AuditProblem(string Path, string Why);
