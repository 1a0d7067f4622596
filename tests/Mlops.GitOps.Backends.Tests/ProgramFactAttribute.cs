namespace Mlops.GitOps.Backends.Tests;

/// <summary>A test that needs a program as its judge. Without it the test is skipped for all to see, or fails where MLOPS_REQUIRE_JUDGES is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(params string[] programs)
    {
        if (Environment.GetEnvironmentVariable("MLOPS_REQUIRE_JUDGES") == "1") return;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (Array.Find(programs, program => !folders.Any(folder => File.Exists(Path.Join(folder, program)))) is { } missing) Skip = $"The program '{missing}' is missing: dotnet run build/build.cs -- judges";
    }
}
