namespace Mlops.GitOps.Execution;

/// <summary>Something that ends a run and that its user can mend; printed as a sentence, never with a stack trace.</summary>
public sealed class RunFailure(string message, string? hint = null) : Exception(message)
{
    public string? Hint { get; } = hint;
}
