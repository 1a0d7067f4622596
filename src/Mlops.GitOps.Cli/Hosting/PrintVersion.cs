using System.CommandLine;
using System.CommandLine.Invocation;

namespace Mlops.GitOps.Cli.Hosting;

internal sealed class PrintVersion : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(ToolVersion.Text);
        return ExitStatus.Fine;
    }
}
