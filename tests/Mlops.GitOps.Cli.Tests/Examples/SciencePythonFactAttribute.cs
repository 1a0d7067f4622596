namespace Mlops.GitOps.Cli.Tests.Examples;

/// <summary>A test that trains with scikit-learn. Without it the test is skipped for all to see, or fails where MLOPS_REQUIRE_JUDGES is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SciencePythonFactAttribute : FactAttribute
{
    public SciencePythonFactAttribute()
    {
        var isRequired = Environment.GetEnvironmentVariable("MLOPS_REQUIRE_JUDGES") == "1";
        if (!isRequired && SciencePython.Folder is null) Skip = "There is no Python with scikit-learn and pandas";
    }
}
