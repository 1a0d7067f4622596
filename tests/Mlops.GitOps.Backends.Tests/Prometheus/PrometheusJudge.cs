using System.Diagnostics;
using Mlops.GitOps.Cli.Tests;

namespace Mlops.GitOps.Backends.Tests.Prometheus;

/// <summary>Asks Prometheus and its Alertmanager what they think of emitted files.</summary>
internal static class PrometheusJudge
{
    /// <summary>Holds that all rules are accepted, that their tests pass, and that the routes are accepted.</summary>
    public static void Accepts(IEnumerable<OutputFile> files)
    {
        using var folder = new TemporaryFolder();
        var paths = files.Select(file => { folder.With(file.Path, file.Text); return file.Path; }).ToList();
        string[] Ending(string end) => [.. paths.Where(path => path.EndsWith(end, StringComparison.Ordinal)).Select(path => folder[path])];
        if (Ending(".rules.yaml") is { Length: > 0 } rules) Holds("promtool", ["check", "rules", .. rules]);
        if (Ending(".test.yaml") is { Length: > 0 } tests) Holds("promtool", ["test", "rules", .. tests]);
        if (Ending("alertmanager.yaml") is { Length: > 0 } routes) Holds("amtool", ["check-config", .. routes]);
    }

    private static void Holds(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }) ?? throw new InvalidOperationException($"{program} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {arguments[0]}: {output}{errors.Result}");
    }
}
