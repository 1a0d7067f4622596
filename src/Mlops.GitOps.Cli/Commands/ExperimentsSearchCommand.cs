using System.CommandLine;
using System.Text;
using Mlops.GitOps.Cli.Experiments;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;
using Mlops.GitOps.Execution.Experiments.Searching;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Finds recorded runs by MLflow's filter grammar.</summary>
internal static class ExperimentsSearchCommand
{
    public static Command Create(Host host)
    {
        var filter = new Argument<string?>("filter") { Description = "Comparisons joined by 'and'; all runs unless said", HelpName = "FILTER", Arity = ArgumentArity.ZeroOrOne };
        var order = new Option<string?>("--order-by") { Description = "Names to sort by, each with asc or desc, separated by commas", HelpName = "NAMES" };
        var experiment = new Option<string?>("--experiment") { Description = "Look in one experiment only", HelpName = "NAME" };
        var format = new TextOrJson();
        var command = new DocumentedCommand("search", "Find recorded runs by their metrics, parameters, tags and attributes",
            "mlops experiments search",
            "mlops experiments search \"metrics.auc > 0.8 and params.trees = '200'\" --order-by \"metrics.auc desc\"",
            "mlops experiments search \"tags.mlops.experiment = 'tuning' and attributes.status = 'FINISHED'\" --format json");
        command.Add(filter);
        command.Add(order);
        command.Add(experiment);
        command.Add(format);
        command.SetAction(arguments => Run(host, arguments, arguments.GetValue(filter) ?? "", arguments.GetValue(order), arguments.GetValue(experiment), format.IsJson(arguments)));
        return command;
    }

    private static int Run(Host host, ParseResult arguments, string filter, string? order, string? experiment, bool isJson)
    {
        var terminal = host.TerminalFor(arguments);
        var search = RunSearch.Parse(filter, out var mistake);
        if (search is null || mistake is not null) return Refuse("filter", filter, mistake, terminal);
        if (order is not null)
        {
            search = search.OrderedBy(order, out mistake);
            if (search is null) return Refuse("--order-by", order, mistake, terminal);
        }

        var store = new MlflowStore(ExperimentsCommand.RootOf(host, arguments));
        var experiments = store.Experiments();
        if (experiment is not null && experiments.All(one => one.Name != experiment && one.Id != experiment))
            throw new UserMistake($"nothing is recorded of an experiment '{experiment}'", Spelling.Nearest(experiment, experiments.Select(static one => one.Name)) is { } nearest ? $"did you mean '{nearest}'?" : "mlops experiments list");
        var runs = search.Of(experiments.Where(one => experiment is null || one.Name == experiment || one.Id == experiment).SelectMany(one => store.Runs(one.Id)));
        if (isJson) terminal.Out.Write(RunListJson.Of(runs));
        else terminal.Out.Write(runs.Count == 0 ? "no recorded run is like that\n" : RunText.Table(runs, terminal.OutPaint));
        return ExitStatus.Fine;
    }

    private static int Refuse(string what, string text, FilterMistake? mistake, Terminal terminal)
    {
        if (mistake is null) return ExitStatus.Usage;
        var source = new SourceFile(what, text);
        var paint = terminal.ErrorPaint;
        var shown = new StringBuilder();
        shown.Append(paint.Red("error")).Append(paint.Bold($": {Printable.Text(mistake.Message)}")).Append('\n');
        Snippet.Write(shown, new SourceSpan(source, mistake.Start, Math.Max(mistake.Start, Math.Min(mistake.End, text.Length))).ToLocation(), source, '^', paint.Red, paint);
        if (mistake.Hint is { } hint) shown.Append(paint.Cyan("help")).Append(": ").Append(Printable.Text(hint)).Append('\n');
        terminal.Error.Write(shown);
        return ExitStatus.Usage;
    }
}
