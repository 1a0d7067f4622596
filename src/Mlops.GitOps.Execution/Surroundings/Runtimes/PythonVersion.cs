namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>The version that a runtime asks for: <c>3</c>, <c>3.12</c> or <c>3.12.4</c>.</summary>
internal static class PythonVersion
{
    public static bool IsWellFormed(string wanted)
    {
        var parts = wanted.Split('.');
        return parts.Length <= 3 && Array.TrueForAll(parts, static part => part.Length is > 0 and < 4 && part.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0);
    }

    /// <summary>Whether a whole version is one of those asked for: <c>3.1</c> is not 3.12.</summary>
    public static bool Fits(string? wanted, string version)
    {
        if (wanted is null) return version.StartsWith("3.", StringComparison.Ordinal);
        return version.StartsWith(wanted, StringComparison.Ordinal) && (version.Length == wanted.Length || !char.IsAsciiDigit(version[wanted.Length]));
    }

    /// <summary>Returns the names under which PATH may have it, the most exact first.</summary>
    public static IReadOnlyList<string> ProgramNames(string? wanted)
    {
        var parts = wanted?.Split('.') ?? [];
        return parts.Length >= 2 ? [$"python{parts[0]}.{parts[1]}", "python3", "python"] : ["python3", "python"];
    }
}
