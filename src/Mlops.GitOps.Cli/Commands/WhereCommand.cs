using System.CommandLine;
using System.Globalization;
using Mlops.GitOps.Backends;
using Mlops.GitOps.Cli.Compiling;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Workspace;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Tells which line of which spec made a line of a generated file.</summary>
internal static class WhereCommand
{
    public const string Description = "Tell which line of which spec made a line of a generated file";

    public static Command Create(Host host)
    {
        var place = new Argument<string>("place") { Description = "A line of a generated file", HelpName = "FILE:LINE" };
        var command = new DocumentedCommand("where", Description, "mlops where .github/workflows/mlops-credit-risk-credit.yml:42");
        command.Add(place);
        command.SetAction(arguments =>
        {
            var (file, line) = Parse(arguments.GetValue(place) ?? "");
            var root = WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
            var folder = OutputFolder.Of(root, given: null);
            var path = Path.GetRelativePath(folder.Root, host.Resolve(file)).Replace(Path.DirectorySeparatorChar, '/');
            var map = folder.ReadMap();
            if (!map.Files.ContainsKey(path)) throw new UserMistake($"'{file}' is no file that `mlops compile` wrote", "the files stand in generated/map.json", ExitStatus.No);
            if (map.SourceOf(path, line) is not { } from) throw new UserMistake($"line {line} of '{file}' comes from no single place of the specs", exitStatus: ExitStatus.No);
            var terminal = host.TerminalFor(arguments);
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Printable.Text(from.Path)}:{from.Start.Line}:{from.Start.Column}"));
            if (LineOf(Path.Join(root, from.Path), from.Start.Line) is { } text) terminal.Out.WriteLine($"  {Printable.Text(text.Trim())}");
            return ExitStatus.Fine;
        });
        return command;
    }

    private static (string File, int Line) Parse(string place)
    {
        var colon = place.LastIndexOf(':');
        return colon > 0 && int.TryParse(place.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0
            ? (place[..colon], line)
            : throw new UserMistake($"'{place}' is no line of a file", "write FILE:LINE, such as deploy.yml:12");
    }

    private static string? LineOf(string path, int line) => File.Exists(path) ? File.ReadLines(path).ElementAtOrDefault(line - 1) : null;
}
