using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Writes sections so that nobody has to.</summary>
internal static class AddCommand
{
    public const string Description = "Write a section for you: a dataset from its file, a person into a role";

    public static Command Create(Host host)
    {
        var command = new DocumentedCommand("add", Description,
            "mlops add dataset data/payments.csv",
            "mlops add role risk edith");
        command.Add(AddDatasetCommand.Create(host));
        command.Add(AddRoleCommand.Create(host));
        return command;
    }
}
