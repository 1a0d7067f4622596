namespace Mlops.GitOps.Core.Tests;

/// <summary>A test that needs a judge. Without it the test is skipped for all to see, or fails where MLOPS_REQUIRE_JUDGES is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JudgeFactAttribute : FactAttribute
{
    public JudgeFactAttribute(string judge)
    {
        var isRequired = Environment.GetEnvironmentVariable("MLOPS_REQUIRE_JUDGES") == "1";
        if (!isRequired && NpmJudge.Find(judge).Missing is { } missing) Skip = $"The judge '{judge}' is missing: {missing}";
    }
}
