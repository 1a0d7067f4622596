namespace Mlops.GitOps.Promotion.Git;

/// <summary>A path that differs between two commits; a file that moved is one that is gone and one that is new.</summary>
/// <param name="Before">Null where it was not there.</param>
/// <param name="After">Null where it is not there any more.</param>
public sealed record TreeChange(string Path, TreeEntry? Before, TreeEntry? After);
