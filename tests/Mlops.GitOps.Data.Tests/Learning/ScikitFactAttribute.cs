namespace Mlops.GitOps.Data.Tests.Learning;

/// <summary>A test that trains with scikit-learn. Without it the test is skipped for all to see, or fails where MLOPS_REQUIRE_JUDGES is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScikitFactAttribute : FactAttribute
{
    public ScikitFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("MLOPS_REQUIRE_JUDGES") != "1" && Scikit.Python is null) Skip = "There is no Python with scikit-learn";
    }
}
