namespace Mlops.GitOps.Rules.Recorded;

/// <summary>A repository of the forge.</summary>
/// <param name="Id">0 where it was not said.</param>
/// <param name="FullName">Empty where it was not said.</param>
public sealed record ForgeRepository(long Id, string FullName, string DefaultBranch)
{
    /// <summary>Whether both are one repository; by number where both have one, since names can be taken over.</summary>
    public bool IsSameAs(ForgeRepository other) =>
        Id != 0 && other.Id != 0 ? Id == other.Id : FullName.Length > 0 && string.Equals(FullName, other.FullName, StringComparison.OrdinalIgnoreCase);
}
