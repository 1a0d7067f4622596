namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>How a program that we asked for something ended.</summary>
internal sealed record ToolOutcome(int ExitCode, byte[] Output, string Errors)
{
    /// <summary>The last line of what it complained about: where most programs say what is wrong.</summary>
    public string LastError => Errors.TrimEnd().Split('\n')[^1].Trim();
}
