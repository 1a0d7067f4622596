namespace Mlops.GitOps.Rules.Planning;

/// <summary>How heavy a change is, the lightest first.</summary>
public enum Impact
{
    None,
    Docs,
    Additive,
    Redeploy,
    Retrain,
    Breaking,
}
