using System.Text;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Cli.Hosting;

/// <summary>Runs commands one after the other, shows them as they are typed, and holds each against what it should do.</summary>
internal sealed class Tour(Terminal terminal, string folder)
{
    public bool IsFine { get; private set; } = true;

    public void Say(string text) => terminal.Out.WriteLine($"\n{text}");

    public void Step(int expectedStatus, string expectedText, params string[] arguments) => StepIn("", expectedStatus, expectedText, arguments);

    /// <summary>Runs a command in a folder below that of the tour.</summary>
    public void StepIn(string below, int expectedStatus, string expectedText, params string[] arguments)
    {
        using var output = new StringWriter();
        using var both = new TwoWriters(terminal.Out, output) { NewLine = "\n" };
        var captured = terminal with { Out = both, Error = both, IsErrorColoured = terminal.IsOutputColoured, IsInputInteractive = false, IsOutputLive = false };
        terminal.Out.WriteLine(terminal.OutPaint.Bold($"{below}$ mlops {string.Join(' ', arguments)}"));
        var status = CommandLine.Run(arguments, captured, Path.TrimEndingDirectorySeparator(Path.Join(folder, below)));
        terminal.Flush();
        if (status == expectedStatus && output.ToString().Contains(expectedText, StringComparison.Ordinal)) return;
        IsFine = false;
        terminal.Error.WriteLine($"{terminal.ErrorPaint.Red("error")}: this step should have ended with {expectedStatus} and '{expectedText}', and ended with {status}");
    }

    public void Edit(string file, string before, string after)
    {
        var path = Path.Join(folder, file);
        var text = File.ReadAllText(path);
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(text.Replace(before, after, StringComparison.Ordinal)));
    }
}
