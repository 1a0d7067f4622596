namespace Mlops.GitOps.Execution.Tests;

/// <summary>A test with a second process, in Python. Without it the test is skipped for all to see, or fails where MLOPS_REQUIRE_JUDGES is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        var isRequired = Environment.GetEnvironmentVariable("MLOPS_REQUIRE_JUDGES") == "1";
        if (!isRequired && !OtherProcess.IsThere) Skip = "The second process needs python3 on Linux";
    }
}
