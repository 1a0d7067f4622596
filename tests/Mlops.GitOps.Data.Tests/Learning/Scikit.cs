using System.Diagnostics;

namespace Mlops.GitOps.Data.Tests.Learning;

/// <summary>Runs scripts with the first Python that has scikit-learn.</summary>
internal static class Scikit
{
    /// <summary>The program, or null.</summary>
    public static string? Python { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/bin").Distinct(StringComparer.Ordinal)
        .Where(Path.IsPathFullyQualified).Select(static folder => Path.Join(folder, "python3"))
        .FirstOrDefault(static program => File.Exists(program) && Start(program, ["-c", "import sklearn"]).Status == 0);

    /// <summary>Runs a script of the repository and returns what it prints.</summary>
    public static string Run(string script, params string[] arguments)
    {
        var (status, output, error) = Start(Python ?? throw new InvalidOperationException("There is no Python with scikit-learn."),
            [Core.Tests.Repository.PathOf("tests", "Mlops.GitOps.Data.Tests", "Learning", "Cases", script), .. arguments]);
        return status == 0 ? output : throw new InvalidOperationException(error);
    }

    private static (int Status, string Output, string Error) Start(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{program} does not start.");
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
