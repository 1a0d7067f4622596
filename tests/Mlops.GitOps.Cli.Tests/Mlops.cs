using System.Diagnostics;
using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Tests;

/// <summary>Runs the tool: in this process where its answer is asked, as a process of its own where its exit status is.</summary>
internal static class Mlops
{
    public static string Assembly { get; } = Path.Join(AppContext.BaseDirectory, "mlops.dll");

    public static Answer Run(string folder, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = CommandLine.Run(arguments, new Terminal(TextReader.Null, output, error), folder);
        return new Answer(status, output.ToString(), error.ToString());
    }

    public static Answer Start(string folder, params string[] arguments) => Start("dotnet", folder, [Assembly, .. arguments]);

    /// <summary>Starts the tool with more variables.</summary>
    public static Answer Start(string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments) => Start("dotnet", folder, [Assembly, .. arguments], variables);

    public static Answer Start(string program, string folder, string[] arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Answer(process.ExitCode, output, error.Result);
    }

    internal sealed record Answer(int Status, string Output, string Error);
}
