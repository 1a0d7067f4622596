using System.CommandLine;
using System.Text;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Lays specs out canonically. Records and pins are not touched: they have one writer each.</summary>
internal static class FmtCommand
{
    public const string Description = "Lay specs out canonically; comments stay";

    public static Command Create(Host host)
    {
        var paths = new Argument<string[]>("paths") { Description = "Files or folders; the whole workspace unless said", HelpName = "PATHS", Arity = ArgumentArity.ZeroOrMore };
        var check = new Flag("--check") { Description = "Change nothing; list what would change, and exit with 1 if there is any" };
        var command = new DocumentedCommand("fmt", Description, "mlops fmt", "mlops fmt --check", "mlops fmt pipelines.mlops.yaml");
        command.Add(paths);
        command.Add(check);
        command.SetAction(arguments => Run(host, arguments, arguments.GetValue(paths) ?? [], check.IsGiven(arguments)));
        return command;
    }

    private static int Run(Host host, ParseResult arguments, string[] paths, bool isCheck)
    {
        var root = WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
        var terminal = host.TerminalFor(arguments);
        var diagnostics = new DiagnosticBag();
        var sources = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        var changed = new List<string>();
        foreach (var path in Chosen(root, paths, host))
        {
            var bytes = SourceBytes.Read(Path.Join(root, path));
            var ofFile = new DiagnosticBag();
            var source = Utf8Source.Decode(path, bytes, ofFile);
            var document = source is null ? null : YamlReader.Read(source, ofFile);
            if (source is not null) sources[path] = source;
            diagnostics.AddRange(ofFile.ToSorted());
            if (document is null || ofFile.HasErrors) continue;
            var formatted = Encoding.UTF8.GetBytes(YamlFormatter.Format(document));
            if (bytes.AsSpan().SequenceEqual(formatted)) continue;
            changed.Add(path);
            if (!isCheck) AtomicFile.Write(Path.Join(root, path), formatted);
        }

        foreach (var path in changed) terminal.Out.WriteLine(Printable.Text(path));
        var report = new Report("", sources.Count, diagnostics.ToSorted(), path => sources.GetValueOrDefault(path));
        TextRenderer.WriteDiagnostics(report, terminal.Error, terminal.ErrorPaint);
        return diagnostics.HasErrors || (isCheck && changed.Count > 0) ? ExitStatus.No : ExitStatus.Fine;
    }

    private static List<string> Chosen(string root, string[] paths, Host host)
    {
        var all = WorkspaceFiles.Find(root, new FileTable(root)).FindAll(static path => Compiler.RoleOf(path) is FileRole.Header or FileRole.Definitions);
        if (paths.Length == 0) return all;
        var wanted = Array.ConvertAll(paths, path => Path.GetRelativePath(root, host.Resolve(path)).Replace(Path.DirectorySeparatorChar, '/'));
        for (var at = 0; at < wanted.Length; at++)
        {
            if (!all.Exists(path => IsUnder(path, wanted[at]))) throw new UserMistake($"'{paths[at]}' is no spec of this workspace and holds none");
        }

        return all.FindAll(path => Array.Exists(wanted, want => IsUnder(path, want)));
    }

    private static bool IsUnder(string path, string wanted) =>
        wanted == "." || path == wanted || path.StartsWith(wanted + "/", StringComparison.Ordinal);
}
