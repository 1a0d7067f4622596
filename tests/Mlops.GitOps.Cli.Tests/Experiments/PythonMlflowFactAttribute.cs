using System.Diagnostics;

namespace Mlops.GitOps.Cli.Tests.Experiments;

/// <summary>A test that asks MLflow itself. Where no Python has it the test is skipped for all to see.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonMlflowFactAttribute : FactAttribute
{
    public PythonMlflowFactAttribute()
    {
        if (!IsThere()) Skip = "There is no Python with mlflow";
    }

    private static bool IsThere()
    {
        try
        {
            var start = new ProcessStartInfo("python3", ["-c", "import mlflow"]) { RedirectStandardError = true, RedirectStandardOutput = true };
            using var process = Process.Start(start);
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
