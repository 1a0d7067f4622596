namespace Mlops.GitOps.Execution;

/// <summary>Ends a run with one plain sentence, and a hint where there is one.</summary>
public sealed class RunFailure(string message, string? hint = null) : Exception(message)
{
    public string? Hint { get; } = hint;
}
