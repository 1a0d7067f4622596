using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>A path of the repository that merging would change.</summary>
/// <param name="Path">From the root of the repository.</param>
/// <param name="ModeBefore">As git writes it: 100644, 120000 for a link; null where it was not there.</param>
/// <param name="ModeAfter">Null where it would be gone.</param>
/// <param name="After">What its bytes would be; null where it would be gone, and where nobody asked.</param>
public sealed record ChangedPath(string Path, string? ModeBefore, string? ModeAfter, Digest? After = null)
{
    public const string PlainFile = "100644";
}
