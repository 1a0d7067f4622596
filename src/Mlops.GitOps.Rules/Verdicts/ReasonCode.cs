namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>What a reason is called, and what it does.</summary>
public sealed record ReasonCode(string Name, ReasonEffect Effect)
{
    public override string ToString() => Name;
}
