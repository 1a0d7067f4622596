namespace Mlops.GitOps.Cli.Hosting;

/// <summary>Ends a command with one plain sentence, a hint where there is one, and a status. Mistakes in specs are diagnostics instead.</summary>
internal sealed class UserMistake(string message, string? hint = null, int exitStatus = ExitStatus.Usage) : Exception(message)
{
    public string? Hint { get; } = hint;

    public int ExitStatus { get; } = exitStatus;
}
