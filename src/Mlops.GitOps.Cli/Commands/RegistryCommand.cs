using System.CommandLine;
using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Rendering.Versions;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Execution.Registering;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Looks at the versions of models, and proves that their records are what was registered.</summary>
internal static class RegistryCommand
{
    public const string Description = "Look at the versions of models, and prove their records";

    public static Command Create(Host host)
    {
        var command = new DocumentedCommand("registry", Description, "mlops registry list", "mlops registry show credit@7", "mlops registry verify --bytes");
        command.Add(List(host));
        command.Add(Show(host));
        command.Add(Verify(host));
        return command;
    }

    private static DocumentedCommand List(Host host)
    {
        var format = new TextOrJson();
        var command = new DocumentedCommand("list", "List every version of every model", "mlops registry list", "mlops registry list --format json");
        command.Add(format);
        command.SetAction(arguments =>
        {
            var root = RootOf(host, arguments);
            var registry = new RegistryFolder(root);
            var versions = registry.Models().SelectMany(model => registry.VersionsOf(model).Select(number => registry.Read(model, number))).OfType<VersionRecord>().ToList();
            var terminal = host.TerminalFor(arguments);
            terminal.Out.Write(format.IsJson(arguments) ? RegistryText.Json(versions) : RegistryText.List(versions, terminal.OutPaint));
            return ExitStatus.Fine;
        });
        return command;
    }

    private static DocumentedCommand Show(Host host)
    {
        var version = new Argument<string>("version") { Description = "The model, and its version where it is not the newest", HelpName = "MODEL[@N]" };
        var format = new TextOrJson();
        var command = new DocumentedCommand("show", "Show the record of a version", "mlops registry show credit", "mlops registry show credit@7 --format json");
        command.Add(version);
        command.Add(format);
        command.SetAction(arguments =>
        {
            var root = RootOf(host, arguments);
            var registry = new RegistryFolder(root);
            var (model, number) = VersionChoice.Find(registry, arguments.GetValue(version) ?? "", "registry show");
            var output = host.TerminalFor(arguments).Out;
            if (format.IsJson(arguments)) output.WriteLine(registry.Read(model, number) is { } record ? YamlJson.Write(record.Body) : throw new UserMistake("the record is no map of keys"));
            else foreach (var line in File.ReadLines(registry.PathOf(model, number))) output.WriteLine(Printable.Text(line));
            return ExitStatus.Fine;
        });
        return command;
    }

    private static DocumentedCommand Verify(Host host)
    {
        var bytes = new Flag("--bytes") { Description = "Hash the bytes that records name, too" };
        var command = new DocumentedCommand("verify", "Prove that every record is what was registered", "mlops registry verify", "mlops registry verify --bytes");
        command.Add(bytes);
        command.SetAction(arguments =>
        {
            var root = RootOf(host, arguments);
            using var check = new RegistryCheck(StoreAddress.Of(root).PlacesIn(root), host.Variable);
            var findings = check.Run(bytes.IsGiven(arguments)).AddRange(SignatureCheck.Run(root));
            var terminal = host.TerminalFor(arguments);
            foreach (var finding in findings)
            {
                var label = finding.IsOnlyUnproven ? terminal.OutPaint.Yellow("unproven") : terminal.OutPaint.Red("wrong");
                terminal.Out.WriteLine($"{label} {Printable.Text(finding.Path)}: {Printable.Text(finding.Message)}");
            }

            var registry = new RegistryFolder(root);
            var count = registry.Models().Sum(model => registry.VersionsOf(model).Count);
            var wrong = findings.Where(static finding => !finding.IsOnlyUnproven).Select(static finding => finding.Path).Distinct(StringComparer.Ordinal).Count();
            var said = wrong == 0 ? $"{Amounts.Counted(count, "version")}: nothing is wrong" : string.Create(CultureInfo.InvariantCulture, $"{wrong} of {Amounts.Counted(count, "version")} wrong");
            if (!host.IsQuiet(arguments)) terminal.Out.WriteLine(said);
            return wrong == 0 ? ExitStatus.Fine : ExitStatus.No;
        });
        return command;
    }

    private static string RootOf(Host host, ParseResult arguments) => WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
}
