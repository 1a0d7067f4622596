using System.CommandLine;
using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Cli.Views;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Features.Materializing;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Computes values of views as they were known at a time, and proves that they are the same bytes as before.</summary>
internal static class FeaturesMaterializeCommand
{
    public static Command Create(Host host)
    {
        var options = new MaterializeOptions();
        var command = new DocumentedCommand("materialize", "Compute the values of views as they were known at a time",
            "mlops features materialize payment_history --as-of 2026-01-01",
            "mlops features materialize payment_history profile@3 --labels applications --as-of 2026-01-01 --out then.parquet",
            "mlops features materialize profile --labels asked.csv --as-of 2026-01-01T08:30:00Z --digest sha256:…");
        options.AddTo(command);
        command.SetAction(arguments => Run(host, arguments, options));
        return command;
    }

    private static int Run(Host host, ParseResult arguments, MaterializeOptions options)
    {
        var (asOf, wanted, labels) = (options.AsOf(arguments), options.Digest(arguments), options.Labels(arguments));
        var root = WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
        var terminal = host.TerminalFor(arguments);
        if (new SpecSource(root, [], terminal).Load(pipeline: null) is not { } workspace) return ExitStatus.No;
        var model = workspace.Compilation.Model;
        var views = options.Views(arguments).Select(name => ViewChoice.Find(model, name)).Distinct().ToList();
        var files = new ViewFiles(root);
        var scratch = Directory.CreateTempSubdirectory("mlops-features-");
        try
        {
            var output = options.Output(arguments) is { } given ? host.Resolve(given) : null;
            var request = new MaterializeRequest([.. views.Select(ViewFiles.Declared)], view => files.Of(ViewChoice.Find(model, view.FullName).Dataset ?? throw new InvalidOperationException("A view that was declared has a dataset.")), Unfinished(output, scratch.FullName), scratch.FullName, terminal.Error)
            {
                AsOf = asOf,
                Labels = labels is null ? null : LabelsOf(labels, options.Event(arguments), model, files, host),
            };
            if (Materialize(request) is not { } values) return ExitStatus.Interrupted;
            if (output is not null) File.Move(request.Output, output, overwrite: true);
            Tell(terminal, views, values, asOf, options.Output(arguments));
            return Compare(values.Digest, wanted, terminal);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    // A file that is half written must not be taken for a whole one.
    private static string Unfinished(string? output, string scratch)
    {
        if (output is null) return Path.Join(scratch, "values.parquet");
        if (!Directory.Exists(Path.GetDirectoryName(output))) throw new UserMistake($"there is no folder '{Path.GetDirectoryName(output)}' to write to");
        return $"{output}.part";
    }

    private static LabelSource LabelsOf(string given, string? happened, SpecModel model, ViewFiles files, Host host)
    {
        if (model.Datasets.FirstOrDefault(dataset => dataset.Name == given) is not { } dataset) return new LabelFile(host.Resolve(given), happened);
        if (happened is not null) throw new UserMistake($"--event is about a file, and dataset '{given}' says its times itself", "leave --event out");
        return new LabelDataset(ViewFiles.Declared(dataset), files.Of(dataset));
    }

    private static Materialized? Materialize(MaterializeRequest request)
    {
        using var signals = new StopSignals(static () => { }, static () => { });
        signals.Listen();
        try
        {
            return Materializer.Run(request, signals.Token);
        }
        catch (OperationCanceledException)
        {
            File.Delete(request.Output);
            return null;
        }
        catch (StageFailure failure)
        {
            File.Delete(request.Output);
            throw new UserMistake(failure.Message, failure.Hint, ExitStatus.No);
        }
    }

    private static void Tell(Terminal terminal, List<ViewSymbol> views, Materialized values, long asOf, string? output)
    {
        terminal.Out.WriteLine($"{string.Join(", ", views.Select(static view => view.FullName))} as of {TimeText.Of(asOf)}: {Amounts.Counted(values.Rows, "row")}");
        foreach (var (value, count) in values.Nulls.Where(static item => item.Count > 0)) terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {value} has no value in {count}"));
        terminal.Out.WriteLine(values.Digest.ToString());
        if (output is not null) terminal.Out.WriteLine($"written to {Printable.Text(output)}");
    }

    private static int Compare(Digest found, Digest? wanted, Terminal terminal)
    {
        if (wanted is not { } digest) return ExitStatus.Fine;
        if (found != digest) throw new UserMistake($"these are other bytes than those of {digest}", "what was known by then was changed: rows were edited or removed, or a view or its dataset is declared otherwise", ExitStatus.No);
        terminal.Out.WriteLine("the same bytes");
        return ExitStatus.Fine;
    }
}
