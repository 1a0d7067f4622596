namespace Mlops.GitOps.Promotion.Promoting;

/// <summary>A change of one file that people are to review.</summary>
/// <param name="Branch">The same change always has the same branch, so that it is never proposed twice.</param>
/// <param name="Path">In the workspace.</param>
/// <param name="Title">What it does, in one line.</param>
/// <param name="Trailer">What marks the commit as ours.</param>
public sealed record Proposal(string Branch, string Path, string Text, string Title, string Why, string Trailer)
{
    public const string TrailerName = "Mlops-Change";

    public string Message => $"{Title}\n\n{Why}\n\n{TrailerName}: {Trailer}\n";
}
