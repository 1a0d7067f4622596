using System.CommandLine;
using System.Globalization;
using System.Text;
using Mlops.GitOps.Cli.Editing;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Inference;
using Mlops.GitOps.Cli.Scaffolding;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Editing;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Declares a dataset from its file.</summary>
internal static class AddDatasetCommand
{
    private const string CommonFile = "data.mlops.yaml";

    public static Command Create(Host host)
    {
        var file = new Argument<string>("file") { Description = "A .csv, .ndjson or .json file in the workspace", HelpName = "FILE" };
        var name = new Option<string?>("--name") { Description = "The dataset's name; the file's unless said", HelpName = "NAME" };
        var command = new DocumentedCommand("dataset", "Declare a dataset: columns, types, key and times are read from its file",
            "mlops add dataset data/payments.csv",
            "mlops add dataset data/2026-01.ndjson --name events");
        command.Add(file);
        command.Add(name);
        command.SetAction(arguments => Run(host, arguments, arguments.GetRequiredValue(file), arguments.GetValue(name)));
        return command;
    }

    private static int Run(Host host, ParseResult arguments, string file, string? name)
    {
        var root = WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
        var path = host.Resolve(file);
        if (!File.Exists(path)) throw new UserMistake($"there is no file '{file}'");
        var relative = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
        if (WorkspacePath.TryCreate(relative) is not { } source)
            throw new UserMistake($"'{file}' is outside the workspace, and a source is a path in it", "copy or link it into the workspace first");
        var workspace = WorkspaceReader.Read(root);
        var dataset = StackAnswers.CheckedProject(name ?? NameOf(path));
        foreach (var parsed in workspace.Files)
        {
            if (((parsed.Document.Root as YamlMap)?.Find("datasets")?.Value as YamlMap)?.Find(dataset) is not null)
                throw new UserMistake($"the dataset '{dataset}' is already declared in {parsed.Path}", "--name gives it another name", ExitStatus.No);
        }

        var table = TableReader.Read(path);
        var target = Write(root, dataset, DatasetDraft.Of(table, source.Value));
        Tell(host.TerminalFor(arguments), dataset, target, table);
        return ExitStatus.Fine;
    }

    private static string NameOf(string path) =>
        StackAnswers.ProjectOf(Path.GetFileName(path).Split('.')[0]).Replace('-', '_');

    /// <summary>Adds to the file of datasets where there is one, else makes a file of its own; returns its path.</summary>
    private static string Write(string root, string name, YamlMap dataset)
    {
        var common = Path.Join(root, CommonFile);
        if (File.Exists(common))
        {
            var diagnostics = new DiagnosticBag();
            if (Utf8Source.Decode(CommonFile, SourceBytes.Read(common), diagnostics) is { } source
                && YamlReader.Read(source, diagnostics) is var document
                && !diagnostics.HasErrors
                && SpecPatch.AddEntry(document, "datasets", name, dataset) is { } text)
            {
                AtomicFile.Write(common, text);
                return CommonFile;
            }
        }

        var own = $"{name}.mlops.yaml";
        if (Path.Exists(Path.Join(root, own))) throw new UserMistake($"the file {own} is already there", "--name gives the dataset another name", ExitStatus.No);
        AtomicFile.Write(Path.Join(root, own), Encoding.UTF8.GetBytes(YamlWriter.Write(YamlTree.Map(("datasets", YamlTree.Map((name, dataset)))))));
        return own;
    }

    private static void Tell(Terminal terminal, string name, string target, SampledTable table)
    {
        var seen = string.Create(CultureInfo.InvariantCulture, $"{(table.IsWhole ? "" : "the first ")}{table.RowCount} rows");
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Declared dataset '{name}' in {target}: {table.Columns.Count} columns, from {seen}."));
        foreach (var column in table.Columns)
            terminal.Out.WriteLine($"  {Printable.Text(column.Name)}: {column.Type}{(column.IsNullable ? "?" : "")}");
        terminal.Out.WriteLine("Check what was guessed: the types, the key, the times; then say who owns it, and mark labels and protected columns.");
    }
}
