namespace Mlops.GitOps.Execution.Index;

/// <summary>What a look at everything that a run depends on found.</summary>
public enum IndexState
{
    /// <summary>Something is not as it was, or can no longer be read.</summary>
    Changed,

    /// <summary>All is as it was.</summary>
    Unchanged,

    /// <summary>All is as it was, and what had to be hashed for that need not be next time once the index is written again.</summary>
    UnchangedButRewrite,
}
