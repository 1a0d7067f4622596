using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Shows what there is, on an example: every command as it is typed, and what it answers.</summary>
internal static class DemoCommand
{
    public const string Description = "Take a tour on an example";

    private const string SpecName = "quickstart.mlops.yaml";
    private const string StepsFolder = "steps";
    private const string StepsSpec = "visits.mlops.yaml";
    private const string Right = "dataset: memberships";
    private const string Wrong = "dataset: membership";

    public static Command Create(Host host)
    {
        var folder = new Argument<string?>("dir") { Description = "The folder to work in; a new temporary one unless said", HelpName = "DIR", Arity = ArgumentArity.ZeroOrOne };
        var command = new DocumentedCommand("demo", Description, "mlops demo", "mlops demo tour");
        command.Add(folder);
        command.SetAction(arguments => Run(host.TerminalFor(arguments), Prepare(host, arguments.GetValue(folder))));
        return command;
    }

    private static string Prepare(Host host, string? given)
    {
        if (given is null) return Directory.CreateTempSubdirectory("mlops-demo-").FullName;
        var folder = host.Resolve(given);
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any()) return Directory.CreateDirectory(folder).FullName;
        if (!File.Exists(MarkIn(folder))) throw new UserMistake($"'{given}' is not empty, and the tour works in a folder of its own");

        // What an earlier tour has run is not new any more.
        if (Directory.Exists(Path.Join(folder, StepsFolder))) Directory.Delete(Path.Join(folder, StepsFolder), recursive: true);
        return folder;
    }

    private static int Run(Terminal terminal, string folder)
    {
        var tour = new Tour(terminal, folder);
        tour.Say("A workspace is a few YAML files. Here is one, with data:");
        tour.Step(ExitStatus.Fine, "", "init", ".", "--template", "quickstart", "--force");
        AtomicFile.Write(MarkIn(folder), ""u8);
        tour.Say("Everything it says is checked before anything runs:");
        tour.Step(ExitStatus.Fine, "0 problems", "validate");
        tour.Say($"Let someone misspell a name, `{Wrong}` for `{Right}` in {SpecName}:");
        tour.Edit(SpecName, Right, Wrong);
        tour.Step(ExitStatus.No, "MLG3001", "validate");
        tour.Say("Every mistake has a page:");
        tour.Step(ExitStatus.Fine, "undefined-name", "explain", "MLG3001");
        tour.Say("Put right again, the specs have an order in which stages can run:");
        tour.Edit(SpecName, Wrong, Right);
        tour.Step(ExitStatus.Fine, "register", "graph", "--format", "order");
        tour.Say("And a level of maturity, with what is missing for the next:");
        tour.Step(ExitStatus.Fine, "maturity level", "maturity");
        tour.Say("Stages run. Any program can be one; here is a second workspace, of shell scripts over the door log of the gym:");
        tour.Step(ExitStatus.Fine, "", "init", StepsFolder, "--template", "steps", "--force");
        tour.StepIn(StepsFolder, ExitStatus.Fine, "4 ran", "run");
        tour.Say("What is done is never done again:");
        tour.StepIn(StepsFolder, ExitStatus.Fine, "nothing to do", "run");
        tour.Say("Let a step keep one hour more. Only what depends on it is stale, and says why:");
        tour.Edit($"{StepsFolder}/{StepsSpec}", "top: 3", "top: 4");
        tour.StepIn(StepsFolder, ExitStatus.No, "params.top 3 → 4", "status");
        tour.StepIn(StepsFolder, ExitStatus.Fine, "1 kept", "run");
        tour.StepIn(StepsFolder, ExitStatus.Fine, "hour", "show", "busiest@north.hours");
        tour.Say($"The workspace is in {Printable.Text(folder)}");
        return tour.IsFine ? ExitStatus.Fine : ExitStatus.No;
    }

    private static string MarkIn(string folder) => Path.Join(folder, ".mlops", "demo");
}
