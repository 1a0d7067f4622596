using System.Collections.Immutable;

namespace Mlops.GitOps.Promotion.Git;

/// <summary>A commit as git has it.</summary>
/// <param name="Message">All of it, trailers included.</param>
public sealed record CommitFacts(
    string Id, string Tree, ImmutableArray<string> Parents, string AuthorName, string AuthorEmail, string CommitterName, string CommitterEmail, DateTimeOffset CommittedAt, string Message);
