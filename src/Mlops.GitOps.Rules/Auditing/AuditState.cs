namespace Mlops.GitOps.Rules.Auditing;

/// <summary>What is known of the audit where a verdict is given.</summary>
public enum AuditState
{
    /// <summary>The clone does not have it.</summary>
    Absent,
    Sound,
    Broken,
}
