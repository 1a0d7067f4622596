namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>Knows paths whose change means more than a change of text. They are compared without case: some disks do so too.</summary>
public static class WatchedPaths
{
    private const string Environments = "environments";
    private const string PinsEnding = ".pins.yaml";
    private static readonly string[] CodeOwners = ["CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS"];

    /// <summary>Returns a path from the root of the workspace; null for what is outside.</summary>
    public static string? Within(string prefix, string path) => path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? path[prefix.Length..] : null;

    /// <summary>Whether a path is at or under the folder of pins.</summary>
    public static bool IsOfPins(string prefix, string path) =>
        Within(prefix, path) is { } own && own.StartsWith(Environments, StringComparison.OrdinalIgnoreCase) && (own.Length == Environments.Length || own[Environments.Length] == '/');

    /// <summary>Returns the environment whose pins a path holds; null where it can hold none.</summary>
    public static string? EnvironmentOf(string prefix, string path) =>
        Within(prefix, path)?.ToLowerInvariant().Split('/') is [Environments, var file] && file.EndsWith(PinsEnding, StringComparison.Ordinal) && file.Length > PinsEnding.Length
            ? file[..^PinsEnding.Length]
            : null;

    /// <summary>Whether a path is written exactly as the pins of its environment are.</summary>
    public static bool IsExact(string prefix, string path) => EnvironmentOf(prefix, path) is { } environment && path == $"{prefix}{Environments}/{environment}{PinsEnding}";

    /// <summary>Whether a path holds what makes people heed verdicts: the workflows of this tool, and who owns files.</summary>
    public static bool IsOfGate(string path) =>
        path.StartsWith(".github/workflows/mlops-", StringComparison.OrdinalIgnoreCase) || CodeOwners.Contains(path, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether what a path holds means something to the workspace.</summary>
    public static bool IsOfWorkspace(string prefix, string path) =>
        Within(prefix, path) is { } own
        && (IsOfPins(prefix, path) || own.StartsWith("registry/", StringComparison.OrdinalIgnoreCase) || own.EndsWith("mlops.yaml", StringComparison.OrdinalIgnoreCase));
}
