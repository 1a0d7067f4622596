using System.Diagnostics;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Execution.Tests;

namespace Mlops.GitOps.Backends.Tests.GitHubActions;

public class ScriptTests
{
    [ProgramFact("shellcheck")]
    public void Shellcheck_has_nothing_against_any_step()
    {
        var scripts = Workflows.Of(Workflows.Example("credit-risk")).Concat(Workflows.Of(Workflows.Example("recommendation-engine")))
            .SelectMany(Workflows.Steps).Select(static step => Workflows.TextOf(step, "run")).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        Assert.True(scripts.Count > 10);
        Assert.All(scripts, static script => Assert.Equal("", Complaints(script)));
        Assert.NotEqual("", Complaints("rm -r $x/"));
    }

    private static string Complaints(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("shellcheck", ["--shell", "bash", "--format", "gcc", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.Write(script);
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said.Length == 0 ? "" : said + script;
    }
}
