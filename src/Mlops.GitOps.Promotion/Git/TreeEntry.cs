namespace Mlops.GitOps.Promotion.Git;

/// <summary>A file of a commit.</summary>
/// <param name="Path">From the root of the repository.</param>
/// <param name="Mode">As git writes it: 100644, 100755, 120000 for a link, 160000 for another repository.</param>
/// <param name="Object">The name of its bytes.</param>
public sealed record TreeEntry(string Path, string Mode, string Object);
