namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>How the code of a stage differs from what it was: paths in ordinal order.</summary>
public sealed record CodeChanges(IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<string> Changed)
{
    public bool IsEmpty => Added.Count + Removed.Count + Changed.Count == 0;
}
