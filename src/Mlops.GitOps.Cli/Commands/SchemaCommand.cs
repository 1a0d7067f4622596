using System.CommandLine;
using Mlops.GitOps.Cli.Schemas;

namespace Mlops.GitOps.Cli.Commands;

/// <summary><c>mlops schema</c>: the schemas by which editors complete and check specs.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Description = "One schema alone, such as definitions.", Arity = ArgumentArity.ZeroOrOne };
        name.AcceptOnlyFromAmong([.. SchemaFiles.All.Select(static file => file.Name)]);
        var folder = new Option<DirectoryInfo?>("--out") { Description = "The folder to write to; without it one schema is printed.", HelpName = "DIR" };
        var command = new Command("schema", "Editor schemas: `mlops schema --out schemas` writes them all, `mlops schema pins` prints one.") { name, folder };
        command.SetAction(parsed => Run(parsed.GetValue(name), parsed.GetValue(folder)));
        return command;
    }

    private static int Run(string? name, DirectoryInfo? folder)
    {
        var chosen = SchemaFiles.All.Where(file => name is null || file.Name == name).ToList();
        if (folder is not null)
        {
            folder.Create();
            foreach (var file in chosen) File.WriteAllText(Path.Combine(folder.FullName, file.FileName), SchemaBuilder.Write(file));
        }
        else if (name is not null)
        {
            foreach (var file in chosen) Console.Out.Write(SchemaBuilder.Write(file));
        }
        else
        {
            foreach (var file in chosen) Console.Out.Write($"{file.Name,-12} {file.Title} ({file.Of})\n");
        }

        return 0;
    }
}
