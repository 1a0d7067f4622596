namespace Mlops.GitOps.Cli.Tests.Examples;

/// <summary>The first Python that has scikit-learn and pandas; where there is a Python of one's own, it is often not the first on PATH.</summary>
internal static class SciencePython
{
    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>The folder of it, or null.</summary>
    public static string? Folder => Found.Value;

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/bin").Distinct(StringComparer.Ordinal)
            .Where(static folder => Path.IsPathFullyQualified(folder) && File.Exists(Path.Join(folder, "python3")))
            .FirstOrDefault(static folder => Mlops.Start(Path.Join(folder, "python3"), folder, ["-c", "import sklearn, pandas"]).Status == 0);
}
