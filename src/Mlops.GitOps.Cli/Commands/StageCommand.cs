using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Running;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Runs the built-in body of one stage, as engines call it.</summary>
internal static class StageCommand
{
    public const string Description = "Run the built-in body of a stage; engines call it";

    private const string Variable = "MLOPS_STAGE";

    public static Command Create(Host host)
    {
        var stage = new Argument<string>("stage") { Description = "The stage, as the stage file calls it", HelpName = "STAGE" };
        var command = new DocumentedCommand("stage", Description, $"{Variable}=stage.json mlops stage ingest");
        command.Add(stage);
        command.SetAction(arguments => Run(host, arguments.GetValue(stage) ?? "", host.TerminalFor(arguments)));
        return command;
    }

    private static int Run(Host host, string stage, Terminal terminal)
    {
        if (host.Variable(Variable) is not { Length: > 0 } path)
            throw new UserMistake($"{Variable} does not name a stage file", "`mlops run` writes one for each stage that it runs; engines set the variable");
        using var signals = new StopSignals(static () => { }, static () => { });
        signals.Listen();
        try
        {
            return BuiltIns.Run(stage, host.Resolve(path), host.CurrentDirectory, terminal.Error, host.Variable, signals.Token);
        }
        catch (OperationCanceledException)
        {
            return ExitStatus.Interrupted;
        }
    }
}
