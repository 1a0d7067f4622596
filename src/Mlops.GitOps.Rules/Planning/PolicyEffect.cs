namespace Mlops.GitOps.Rules.Planning;

/// <summary>What a change makes of the rules; of several changes the greatest counts.</summary>
public enum PolicyEffect
{
    Same,
    Stronger,
    Weaker,
}
