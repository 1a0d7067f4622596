using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Schemas;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Prints or writes the schemas by which editors complete and check specs.</summary>
internal static class SchemaCommand
{
    public const string Description = "Print or write the schemas that editors check specs with";

    public static Command Create(Host host)
    {
        var name = new Argument<string?>("NAME") { Description = "One schema alone, such as definitions", Arity = ArgumentArity.ZeroOrOne };
        name.AcceptOnlyFromAmong([.. SchemaFiles.All.Select(static file => file.Name)]);
        var folder = new Option<DirectoryInfo?>("--out") { Description = "The folder to write to; without it one schema is printed", HelpName = "DIR" };
        var command = new DocumentedCommand("schema", Description, "mlops schema --out schemas", "mlops schema definitions");
        command.Add(name);
        command.Add(folder);
        command.SetAction(arguments => Run(host.TerminalFor(arguments), arguments.GetValue(name), arguments.GetValue(folder)));
        return command;
    }

    private static int Run(Terminal terminal, string? name, DirectoryInfo? folder)
    {
        var chosen = SchemaFiles.All.Where(file => name is null || file.Name == name);
        foreach (var file in chosen)
        {
            if (folder is not null)
            {
                folder.Create();
                File.WriteAllText(Path.Combine(folder.FullName, file.FileName), SchemaBuilder.Write(file));
            }
            else
            {
                terminal.Out.Write(name is null ? $"{file.Name,-12} {file.Title} ({file.Of})\n" : SchemaBuilder.Write(file));
            }
        }

        return ExitStatus.Fine;
    }
}
