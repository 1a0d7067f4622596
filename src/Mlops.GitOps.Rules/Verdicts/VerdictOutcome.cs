namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>What a verdict comes to; what is not known is never allowed.</summary>
public enum VerdictOutcome
{
    Allow,
    Deny,
    Indeterminate,
}
