using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Shows what there is, on an example: every command as it is typed, and what it answers.</summary>
internal static class DemoCommand
{
    public const string Description = "Take a tour on an example";

    private const string Workspace = "credit-risk";
    private const string Pipelines = "pipelines.mlops.yaml";
    private const string Right = "dataset: applications}";
    private const string Wrong = "dataset: aplications}";
    private const string Bucket = "store: {url: \"s3://acme-mlops/credit-risk\", secrets: [AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY]}";
    private const string Folder = "store: {url: \"file://../store\"}";

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
        foreach (var made in (string[])[Path.Join(folder, Workspace), Path.Join(folder, "store")])
        {
            if (Directory.Exists(made)) Directory.Delete(made, recursive: true);
        }

        return folder;
    }

    private static int Run(Terminal terminal, string folder)
    {
        AtomicFile.Write(MarkIn(folder), ""u8);
        var tour = new Tour(terminal, folder);
        tour.Say("A workspace is a few YAML files. Here is a whole system: who gets a loan.");
        tour.StepIn("", ExitStatus.Fine, "", "init", Workspace, "--template", Workspace, "--force");
        tour.Say("Its bytes are kept in a bucket. On this machine a folder will do, so that line of mlops.yaml becomes");
        tour.Edit($"{Workspace}/mlops.yaml", Bucket, Folder);
        tour.Say($"  {Folder}");
        tour.Say("Everything that the specs say is checked before anything runs:");
        tour.StepIn(Workspace, ExitStatus.Fine, "0 problems", "validate");
        tour.Say($"Let someone misspell a name, `{Wrong.TrimEnd('}')}`:");
        tour.Edit($"{Workspace}/{Pipelines}", Right, Wrong);
        tour.StepIn(Workspace, ExitStatus.No, "MLG3001", "validate");
        tour.Edit($"{Workspace}/{Pipelines}", Wrong, Right);
        tour.Say("Put right again, it runs: rows are read and checked, joined with what was known of each customer at the time, learnt from, judged, and the model is registered:");
        tour.StepIn(Workspace, ExitStatus.Fine, "10 ran", "run", "credit", "--stage", "register");
        tour.Say("How good is it, for whom, and how much better than the rule that people used before?");
        tour.StepIn(Workspace, ExitStatus.Fine, "auc by sex", "show", "evaluate.metrics", "--pipeline", "credit");
        tour.Say("What is done is never done again; registering the same bundle changes nothing:");
        tour.StepIn(Workspace, ExitStatus.Fine, "9 kept", "run", "credit", "--stage", "register");
        tour.Say("Let half as many trees learn. Only what depends on them is stale, and says why:");
        tour.Edit($"{Workspace}/{Pipelines}", "      trees: 200\n", "      trees: 100\n");
        tour.StepIn(Workspace, ExitStatus.No, "params.trees 200 → 100", "status", "credit");
        tour.StepIn(Workspace, ExitStatus.Fine, "registry/credit/2.yaml", "run", "credit", "--stage", "register");
        tour.Say("Two versions stand in the registry, each a file that is reviewed and never edited:");
        tour.StepIn(Workspace, ExitStatus.Fine, "credit@2", "registry", "list");
        tour.StepIn(Workspace, ExitStatus.Fine, "bundle: sha256:", "show", "register.version", "--pipeline", "credit", "--head", "28");
        tour.Say("Records and all bytes that they name are proven by their digests:");
        tour.StepIn(Workspace, ExitStatus.Fine, "2 versions: nothing is wrong", "registry", "verify", "--bytes");
        tour.Say($"""
            The workspace is in {Printable.Text(Path.Join(folder, Workspace))}. To go on there:
              mlops show evaluate.report --pipeline credit > report.html    what an open mind would ask of this model
              mlops show features.rows --pipeline credit --head 5           what it learnt from
              mlops maturity                                                what is missing for the next level
              mlops explain MLG3001                                         the page of a mistake
              mlops init                                                    a workspace of your own, from eight answers
            """);
        return tour.IsFine ? ExitStatus.Fine : ExitStatus.No;
    }

    private static string MarkIn(string folder) => Path.Join(folder, ".mlops-demo");
}
