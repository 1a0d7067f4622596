namespace Mlops.GitOps.Execution.Running;

/// <summary>Ends a run before it begins: it was asked for something that has another name.</summary>
public sealed class UnknownName(string message, string? hint) : Exception(message)
{
    public string? Hint { get; } = hint;
}
