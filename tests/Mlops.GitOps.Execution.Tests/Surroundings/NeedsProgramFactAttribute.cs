using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Tests.Surroundings;

/// <summary>A test that needs a program. Without it the test is skipped for all to see, or fails where MLOPS_REQUIRE_JUDGES is 1 and Debian has it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsProgramFactAttribute : FactAttribute
{
    public NeedsProgramFactAttribute(string program, bool isInDebian = true)
    {
        if (isInDebian && Environment.GetEnvironmentVariable("MLOPS_REQUIRE_JUDGES") == "1") return;
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        if (path.Split(':').All(folder => !File.Exists(Path.Join(folder, program)))) Skip = $"The program '{program}' is missing.";
    }
}
