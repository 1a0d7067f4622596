namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>A commit of the head as git has it.</summary>
/// <param name="Message">All of it, trailers included.</param>
public sealed record CommitText(string Id, string AuthorEmail, string Message);
