using System.Collections.Immutable;

namespace Mlops.GitOps.Promotion.Promoting;

/// <summary>A change of files that people are to review.</summary>
/// <param name="Branch">The same change always has the same branch, so that it is never proposed twice.</param>
/// <param name="Files">The texts of the files that change, by their paths in the workspace.</param>
/// <param name="Title">What it does, in one line.</param>
/// <param name="Trailer">What marks the commit as ours.</param>
public sealed record Proposal(string Branch, ImmutableArray<(string Path, string Text)> Files, string Title, string Why, string Trailer)
{
    /// <summary>Why, in Markdown: what others wrote in it can do nothing there.</summary>
    public string Shown { get; init; } = Why;

    /// <summary>Returns the tree for a base, where it is not the base's with other files.</summary>
    public Func<string, string>? Tree { get; init; }

    public const string TrailerName = "Mlops-Change";

    public string Message => $"{Title}\n\n{Why}\n\n{TrailerName}: {Trailer}\n";
}
