using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Promoting;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Promotion.Promoting;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Moves a pin forward: to a version that shall run.</summary>
internal static class PromoteCommand
{
    public const string Description = "Pin a version of a model in an environment";

    public static Command Create(Host host)
    {
        var version = new Argument<string>("version") { Description = "The model, and its version where it is not the newest", HelpName = "MODEL[@N]" };
        var environment = new Option<string>("--to") { Description = "The environment", HelpName = "ENV", Required = true };
        var slot = new Option<string?>("--slot") { Description = "Which of a service's variants it becomes; champion unless said", HelpName = "SLOT" };
        var options = new ProposalOptions();
        var command = new DocumentedCommand("promote", Description,
            "mlops promote credit@7 --to staging",
            "mlops promote credit --to production --pull-request",
            "mlops promote credit@8 --to production --slot challenger --pull-request");
        command.Add(version);
        command.Add(environment);
        command.Add(slot);
        options.AddTo(command);
        command.SetAction(arguments =>
        {
            var (model, number) = VersionChoice.Split(arguments.GetRequiredValue(version), "promote");
            var to = arguments.GetRequiredValue(environment);
            var place = arguments.GetValue(slot);
            return ProposalRun.Run(host, arguments, options, $"{arguments.GetRequiredValue(version)} is the {place ?? "champion"} of {to} already: nothing to promote",
                (ground, _, _) => Proposals.Of(ground, PinChoice.Promotion(ground, model, number, to, place), isRollback: false));
        });
        return command;
    }
}
