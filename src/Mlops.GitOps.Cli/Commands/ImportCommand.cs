using System.Collections.Immutable;
using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Importing;
using Mlops.GitOps.Promotion.Promoting;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Brings over what people have from other tools, and says what it can't keep.</summary>
internal static class ImportCommand
{
    public const string Description = "Bring over what other tools keep, with a report of what is lost";

    public static Command Create(Host host)
    {
        var command = new DocumentedCommand("import", Description, "mlops import gto --dry-run", "mlops import gto --path credit=models/credit.onnx");
        command.Add(Gto(host));
        return command;
    }

    private static DocumentedCommand Gto(Host host)
    {
        var from = new Option<string?>("--from") { Description = "The repository with the tags; that of the workspace unless said", HelpName = "DIR" };
        var path = new Option<string[]>("--path") { Description = "Where the file of a model is, for commits that don't say it", HelpName = "MODEL=FILE" };
        var dry = new Flag("--dry-run") { Description = "Only say what would be written" };
        var command = new DocumentedCommand("gto", "Make records and pins of the git tags by which GTO keeps a registry", "mlops import gto --dry-run", "mlops import gto --from ../old --path credit=models/credit.onnx");
        command.Add(from);
        command.Add(path);
        command.Add(dry);
        command.SetAction(arguments =>
        {
            var root = WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
            var workspace = WorkspaceReader.Read(root);
            using var repository = GitRepository.Open(arguments.GetValue(from) is { } given ? host.Resolve(given) : root, host.Variable);
            var artifacts = new GtoArtifacts(repository, PathsOf(arguments.GetValue(path) ?? []));
            var imported = GtoImport.Run(new Ground(workspace.Files, workspace.Compilation), GtoTags.Read(repository), artifacts.FileOf);
            var terminal = host.TerminalFor(arguments);
            foreach (var line in imported.Kept) terminal.Out.WriteLine($"{terminal.OutPaint.Green("kept")} {Printable.Text(line)}");
            foreach (var line in imported.Lost) terminal.Out.WriteLine($"{terminal.OutPaint.Yellow("lost")} {Printable.Text(line)}");
            if (!dry.IsGiven(arguments)) foreach (var (file, text) in imported.Files) AtomicFile.Write(Path.Join(root, file), text);
            var said = imported.Kept.IsEmpty && imported.Lost.IsEmpty ? "there are no tags of GTO here" : $"{Amounts.Counted(imported.Files.Length, "file")} {(dry.IsGiven(arguments) ? "would be written" : "written")}, {imported.Kept.Length} kept, {imported.Lost.Length} lost";
            if (!host.IsQuiet(arguments)) terminal.Out.WriteLine(said);
            return ExitStatus.Fine;
        });
        return command;
    }

    private static ImmutableDictionary<string, string> PathsOf(string[] written) => written.Select(static one => one.Split('=', 2) is [{ Length: > 0 } model, { Length: > 0 } file]
        ? (model, file)
        : throw new UserMistake($"'{one}' names no model and file", "--path MODEL=FILE")).ToImmutableDictionary(static one => one.model, static one => one.file, StringComparer.Ordinal);
}
