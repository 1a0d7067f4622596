namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>What happens to a slot.</summary>
public enum PinChangeKind
{
    /// <summary>It gets a bundle that it never ran.</summary>
    Promotion,

    /// <summary>It gets a bundle back that it ran before.</summary>
    Rollback,

    /// <summary>It gets nothing.</summary>
    Removal,
}
