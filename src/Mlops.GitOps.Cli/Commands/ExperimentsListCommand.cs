using System.CommandLine;
using System.Globalization;
using Mlops.GitOps.Cli.Experiments;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Views;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Execution.Experiments;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Lists experiments: those that specs declare, and what is recorded of them and of others.</summary>
internal static class ExperimentsListCommand
{
    public static Command Create(Host host)
    {
        var format = new TextOrJson();
        var command = new DocumentedCommand("list", "List every experiment, declared or recorded", "mlops experiments list", "mlops experiments list --format json");
        command.Add(format);
        command.SetAction(arguments => ExperimentsCommand.WithModel(host, arguments, (root, model, terminal) =>
        {
            var entries = EntriesOf(new MlflowStore(root), model);
            if (format.IsJson(arguments)) terminal.Out.Write(JsonOf(entries));
            else if (entries.Count == 0) terminal.Out.WriteLine("no spec of this workspace declares an experiment, and none is recorded in mlruns");
            else foreach (var line in TextColumns.Of([.. entries.Select(LineOf)], terminal.OutPaint.Bold)) terminal.Out.WriteLine(line);
            return ExitStatus.Fine;
        }));
        return command;
    }

    private static List<ListedExperiment> EntriesOf(MlflowStore store, SpecModel model)
    {
        var recorded = store.Experiments().ToDictionary(static one => one.Name, StringComparer.Ordinal);
        var entries = new List<ListedExperiment>();
        foreach (var experiment in model.Syntax.Experiments)
        {
            var plan = SweepPlan.Of(model, experiment);
            recorded.Remove(plan.Name, out var known);
            var runs = known is null ? [] : store.Runs(known.Id);
            var names = plan.Trials.Select(static trial => trial.Name).ToHashSet(StringComparer.Ordinal);
            var done = runs.Where(static run => run.Status == MlflowStatus.Finished && !run.Tags.ContainsKey(TrialTags.ReplacedBy)).Select(static run => run.Name).Where(names.Contains).Distinct(StringComparer.Ordinal).Count();
            entries.Add(new(plan.Name, known?.Id, plan.Pipeline.Name, plan.Configurations.Count, plan.Trials.Length, done, runs.Count));
        }

        entries.AddRange(recorded.Values.Select(other => new ListedExperiment(other.Name, other.Id, null, 0, 0, 0, store.Runs(other.Id).Count)));
        return [.. entries.OrderBy(static entry => entry.Name, StringComparer.Ordinal)];
    }

    private static string[] LineOf(ListedExperiment entry) => entry.Pipeline is { } pipeline
        ? [entry.Name, $"of {pipeline}", Amounts.Counted(entry.Combinations, "combination"), string.Create(CultureInfo.InvariantCulture, $"{entry.Done} of {entry.Trials} runs recorded"), entry.Id ?? ""]
        : [entry.Name, "recorded only", "", Amounts.Counted(entry.Recorded, "run"), entry.Id ?? ""];

    private static string JsonOf(IReadOnlyList<ListedExperiment> entries) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "mlops/experiments/1");
        json.WriteStartArray("experiments");
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            json.WriteString("name", entry.Name);
            if (entry.Id is { } id) json.WriteString("id", id);
            if (entry.Pipeline is { } pipeline)
            {
                json.WriteString("pipeline", pipeline);
                json.WriteNumber("combinations", entry.Combinations);
                json.WriteNumber("trials", entry.Trials);
                json.WriteNumber("done", entry.Done);
            }

            json.WriteNumber("recorded", entry.Recorded);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
