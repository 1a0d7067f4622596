using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Mlops.GitOps.Cli.Hosting;

/// <summary>The usual help, and then how the command is typed.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction usual = new() { MaxWidth = 110 };

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var examples = parseResult.CommandResult.Command is DocumentedCommand command ? command.Examples : ["mlops init", "mlops validate", "mlops explain MLG3001"];
        output.WriteLine("Examples:");
        foreach (var example in examples) output.WriteLine($"  {example}");
        return ExitStatus.Fine;
    }
}
