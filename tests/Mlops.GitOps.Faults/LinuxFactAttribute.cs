namespace Mlops.GitOps.Faults;

/// <summary>A test that needs Linux and programs of it. Without them it is skipped for all to see, or fails where MLOPS_REQUIRE_JUDGES is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute(params string[] programs)
    {
        if (Environment.GetEnvironmentVariable("MLOPS_REQUIRE_JUDGES") == "1") return;
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        var missing = programs.Where(program => !path.Any(folder => File.Exists(Path.Join(folder, program)))).ToList();
        if (!OperatingSystem.IsLinux()) Skip = "Faults are made on Linux.";
        else if (missing.Count > 0) Skip = $"Missing: {string.Join(", ", missing)}";
    }
}
