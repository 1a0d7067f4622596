namespace Mlops.GitOps.Promotion.Git;

/// <summary>Git could not answer, or the answer is that something is not there.</summary>
public sealed class GitFailure(string message, string? hint = null) : Exception(message)
{
    public string? Hint { get; } = hint;
}
