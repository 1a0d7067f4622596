namespace Mlops.GitOps.Execution.Tests;

/// <summary>A test that needs a program of the machine. Without it the test is skipped for all to see, or fails where MLOPS_REQUIRE_JUDGES is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(string program)
    {
        var isRequired = Environment.GetEnvironmentVariable("MLOPS_REQUIRE_JUDGES") == "1";
        if (!isRequired && Find(program) is null) Skip = $"The program '{program}' is not installed.";
    }

    /// <summary>Returns where a program is, or null. Servers are in folders that not everybody's PATH names.</summary>
    public static string? Find(string program) =>
        ((Environment.GetEnvironmentVariable("PATH") ?? "") + ":/usr/sbin:/usr/local/sbin").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
