using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Cli.Views;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Model;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Finds feature views, and computes what was known of them.</summary>
internal static class FeaturesCommand
{
    public const string Description = "Find feature views, and compute their values as they were known at a time";

    public static Command Create(Host host)
    {
        var command = new DocumentedCommand("features", Description,
            "mlops features list",
            "mlops features show payment_history",
            "mlops features history payment_history",
            "mlops features materialize payment_history --as-of 2026-01-01 --out then.parquet");
        command.Add(List(host));
        command.Add(Show(host));
        command.Add(History(host));
        command.Add(FeaturesMaterializeCommand.Create(host));
        return command;
    }

    private static DocumentedCommand List(Host host)
    {
        var format = new TextOrJson();
        var command = new DocumentedCommand("list", "List every version of every view", "mlops features list", "mlops features list --format json");
        command.Add(format);
        command.SetAction(arguments => Run(host, arguments, (model, terminal) =>
        {
            var views = ViewEntries.All(model);
            if (format.IsJson(arguments)) terminal.Out.Write(ViewJson.List(views));
            else if (views.IsEmpty) terminal.Out.WriteLine("no spec of this workspace declares a view; they stand under `features`");
            else terminal.Out.Write(ViewText.List(views, terminal.OutPaint));
        }));
        return command;
    }

    private static DocumentedCommand Show(Host host)
    {
        var (view, format) = (View("The view; its highest version unless said"), new TextOrJson());
        var command = new DocumentedCommand("show", "Show what the values of a view are made from, and who uses it", "mlops features show payment_history", "mlops features show payment_history@1 --format json");
        command.Add(view);
        command.Add(format);
        command.SetAction(arguments => Run(host, arguments, (model, terminal) =>
        {
            var entry = ViewEntries.Of(model, ViewChoice.Find(model, arguments.GetValue(view) ?? ""));
            terminal.Out.Write(format.IsJson(arguments) ? ViewJson.Page(entry) : ViewText.Page(entry, terminal.OutPaint));
        }));
        return command;
    }

    private static DocumentedCommand History(Host host)
    {
        var (view, format) = (View("The view, without a version"), new TextOrJson());
        var command = new DocumentedCommand("history", "Show how the versions of a view differ", "mlops features history payment_history");
        command.Add(view);
        command.Add(format);
        command.SetAction(arguments => Run(host, arguments, (model, terminal) =>
        {
            var versions = ViewChoice.Versions(model, arguments.GetValue(view) ?? "").Select(symbol => ViewEntries.Of(model, symbol)).ToList();
            terminal.Out.Write(format.IsJson(arguments) ? HistoryText.Json(versions) : HistoryText.Of(versions, terminal.OutPaint));
        }));
        return command;
    }

    private static int Run(Host host, ParseResult arguments, Action<SpecModel, Terminal> show)
    {
        var terminal = host.TerminalFor(arguments);
        var specs = new SpecSource(WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory), [], terminal);
        if (specs.Load(pipeline: null) is not { } workspace) return ExitStatus.No;
        show(workspace.Compilation.Model, terminal);
        return ExitStatus.Fine;
    }

    private static Argument<string> View(string description) => new("view") { Description = description, HelpName = "VIEW" };
}
