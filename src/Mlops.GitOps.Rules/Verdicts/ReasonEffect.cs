namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>What a reason does to a verdict; of several the greatest counts.</summary>
public enum ReasonEffect
{
    /// <summary>Says something about a change that is allowed.</summary>
    Allow,
    Deny,
    Indeterminate,
}
