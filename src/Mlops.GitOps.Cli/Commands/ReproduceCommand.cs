using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering.Runs;
using Mlops.GitOps.Cli.Rendering.Versions;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Comparing;
using Mlops.GitOps.Execution;
using Mlops.GitOps.Execution.Registering;
using Mlops.GitOps.Execution.Reproducing;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Makes a run or a version again and holds what comes out against what came out then.</summary>
internal static class ReproduceCommand
{
    public const string Description = "Make a run or a version again, and compare";

    public static Command Create(Host host)
    {
        var subject = new Argument<string>("subject") { Description = "A run (a folder under .mlops/runs), or a model and its version", HelpName = "RUN|MODEL@N" };
        var tolerance = new Option<string?>("--tolerance") { Description = "The largest absolute or relative difference of a value that is no difference; 0 unless said", HelpName = "X" };
        var dirty = new Flag("--dirty") { Description = "Take the commit although files differed from it" };
        var format = new TextOrJson();
        tolerance.Validators.Add(static result =>
        {
            if (Number(result.GetValueOrDefault<string?>()) is not >= 0) result.AddError("'--tolerance' wants a number from 0.");
        });
        var command = new DocumentedCommand("reproduce", Description, "mlops reproduce credit@7", "mlops reproduce 2026-11-01T10-00-00Z-credit --tolerance 1e-9 --format json");
        command.Add(subject);
        foreach (var option in (Option[])[tolerance, dirty, format]) command.Add(option);
        command.SetAction(arguments =>
        {
            var root = WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
            var places = StoreAddress.Of(root).PlacesIn(root);
            var original = Find(places, arguments.GetValue(subject) ?? "");
            if (original.Code.IsDirty && !dirty.IsGiven(arguments))
                throw new RunFailure($"{original.Name} was made while files differed from commit {original.Code.Commit}, and nobody knows them any more", "--dirty takes the commit all the same");
            return Run(host, arguments, places, original, arguments.GetValue(tolerance) is { } text ? Number(text) ?? 0 : 0, format.IsJson(arguments));
        });
        return command;
    }

    private static int Run(Host host, ParseResult arguments, RunPlaces places, Original original, double tolerance, bool isJson)
    {
        var terminal = host.TerminalFor(arguments);
        using var view = new PlainRunView(new RunLines(isJson ? terminal.ErrorPaint : terminal.OutPaint, places.Root), isJson ? terminal.Error : terminal.Out, host.IsQuiet(arguments));
        using var signals = new StopSignals(static () => { }, static () => { });
        signals.Listen();
        var scratch = Directory.CreateTempSubdirectory("mlops-compare-").FullName;
        try
        {
            var reproducer = new Reproducer(places, host.Variable, RequestIn, outputs => ArtifactDifferences.Of(outputs.Type, outputs.Format, outputs.Before, outputs.After, outputs.Rows, scratch, signals.Token));
            if (reproducer.Run(original, tolerance, view.Observe, signals.Token) is not { } reproduction) return ExitStatus.No;
            terminal.Out.Write(isJson ? ReproductionJson.Of(reproduction) : ReproductionText.Of(reproduction, terminal.OutPaint));
            return reproduction.IsReproduced ? ExitStatus.Fine : ExitStatus.No;
        }
        catch (OperationCanceledException)
        {
            return ExitStatus.Interrupted;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        RunRequest RequestIn(string workspace)
        {
            var specs = new SpecSource(workspace, original.Sets, terminal);
            return new RunRequest(workspace, original.Pipeline, Reproducer.OwnStore, files => specs.Lower(original.Pipeline, isUnnamed: false, original.Happening, files))
            {
                Variable = host.Variable,
                BuiltIn = BuiltIns.In(workspace, host.Variable),
                ToolVersion = ToolVersion.Text,
            };
        }
    }

    private static Original Find(RunPlaces places, string subject)
    {
        if (!subject.Contains('@', StringComparison.Ordinal))
        {
            return OriginalReader.OfRun(places, subject) ?? throw new UserMistake($"there is no record of a run '{subject}'",
                Directory.Exists(places.Runs) && Directory.GetDirectories(places.Runs).Order(StringComparer.Ordinal).LastOrDefault() is { } last ? $"mlops reproduce {Path.GetFileName(last)}" : "mlops reproduce MODEL@N");
        }

        var registry = new RegistryFolder(places.Root);
        var (model, number) = VersionChoice.Find(registry, subject, "reproduce");
        return OriginalReader.OfVersion(places, registry.Read(model, number) ?? throw new UserMistake("the record is no map of keys", "mlops registry verify"));
    }

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
