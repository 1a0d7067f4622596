using System.Diagnostics;

namespace Mlops.GitOps.Faults;

/// <summary>The tool as a process of its own, which can be killed. MLOPS_FAULTS_TOOL may name the published one, which starts four times as fast.</summary>
internal sealed class Tool : IDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;
    private readonly Task<string> output;

    private Tool(Process process)
    {
        this.process = process;
        (errors, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
    }

    public static Tool Run(string root, IEnumerable<KeyValuePair<string, string>> variables, params string[] more)
    {
        var published = Environment.GetEnvironmentVariable("MLOPS_FAULTS_TOOL");
        var start = new ProcessStartInfo(published ?? "dotnet", [.. published is null ? [Path.Join(AppContext.BaseDirectory, "mlops.dll")] : Array.Empty<string>(), "run", .. more])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A killed runtime leaves the sockets of its debugger behind.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return new Tool(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."));
    }

    public void Kill() => process.Kill();

    public bool HasEndedAfter(TimeSpan time) => process.WaitForExit(time);

    /// <summary>Returns its exit status, 137 where it was killed, and what it said.</summary>
    public (int Status, string Said) End()
    {
        process.WaitForExit();

        // What a killed run left running may still hold its streams open, but stages have none of them.
        return (process.ExitCode, output.Result + errors.Result);
    }

    public void Dispose() => process.Dispose();
}
