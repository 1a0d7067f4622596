using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Promoting;
using Mlops.GitOps.Promotion.Promoting;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Moves a pin back: to what ran before and was good.</summary>
internal static class RollbackCommand
{
    public const string Description = "Pin what an environment ran before";

    public static Command Create(Host host)
    {
        var model = new Argument<string>("model") { Description = "The model", HelpName = "MODEL" };
        var environment = new Option<string>("--env") { Description = "The environment", HelpName = "ENV", Required = true };
        var slot = new Option<string?>("--slot") { Description = "Which of a service's variants goes back; champion unless said", HelpName = "SLOT" };
        var options = new ProposalOptions();
        var command = new DocumentedCommand("rollback", Description, "mlops rollback credit --env production", "mlops rollback credit --env production --pull-request");
        command.Add(model);
        command.Add(environment);
        command.Add(slot);
        options.AddTo(command);
        command.SetAction(arguments => ProposalRun.Run(host, arguments, options, "it runs that already: nothing to roll back",
            (ground, repository, commit) => Proposals.Of(ground,
                new LastGood(repository).Find(ground, commit, arguments.GetRequiredValue(model), arguments.GetRequiredValue(environment), arguments.GetValue(slot)), isRollback: true)));
        return command;
    }
}
