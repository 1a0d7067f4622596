using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>Starts a program that helps to find out what a stage depends on, or to prepare it, and waits for it.</summary>
internal static class ToolCall
{
    public static async Task<ToolOutcome> Run(
        string program, IEnumerable<string> arguments, string folder, IEnumerable<KeyValuePair<string, string>> variables, CancellationToken stop)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        foreach (var (name, value) in variables) start.Environment[name] = value;
        using var process = StartOf(start);
        process.StandardInput.Close();
        var output = new MemoryStream();
        try
        {
            var errors = process.StandardError.ReadToEndAsync(stop);
            await process.StandardOutput.BaseStream.CopyToAsync(output, stop).ConfigureAwait(false);
            var complaint = await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(stop).ConfigureAwait(false);
            return new ToolOutcome(process.ExitCode, output.ToArray(), complaint);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process StartOf(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new RunFailure($"'{start.FileName}' did not start");
        }
        catch (Win32Exception failure)
        {
            throw new RunFailure($"'{start.FileName}' did not start: {failure.Message}");
        }
    }
}
