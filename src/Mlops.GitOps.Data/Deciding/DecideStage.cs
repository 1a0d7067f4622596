using System.Text.Json;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Judging;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Deciding;

/// <summary>Answers one of the two questions of a problem: whether ML is needed at all, and whether a model solves it. What cannot be told is a no.</summary>
internal static class DecideStage
{
    public static StageRunner Runner { get; } = new("decide", "1", Run);

    private static void Run(StageContext context, CancellationToken stop)
    {
        var settings = DecideSettings.Of(context.Settings);
        var question = ExpressionParser.Parse(settings.When, out var error) ?? throw new StageFailure($"'{settings.When}' is no expression: {error?.Message}.");
        var evidence = settings.AsksNeed ? Need(context, settings, stop) : Solution(context);
        var names = new EvidenceNames(evidence, slice => RuleOf(settings, slice));
        var answer = ExpressionEvaluator.Evaluate(question, names.ValueOf);
        var decision = Decision.Of(settings, question, answer, names.ValueOf);
        File.WriteAllBytes(context.Output("decision").Path, decision.ToJson());
        context.Log.WriteLine(decision.InWords());
    }

    private static Evidence Need(StageContext context, DecideSettings settings, CancellationToken stop)
    {
        using var database = StageDatabase.Open(context);
        using var connection = database.Connect();
        var table = JudgedTable.Of(connection, $"SELECT * FROM {StageDatabase.Scan(context.Input("data"))}", stop);
        var baseline = Evidence.None.Baseline;
        foreach (var model in settings.Models)
        {
            if (settings.Label is not { } label)
                throw new StageFailure($"Nobody says which column of the rows is the truth of problem '{settings.Problem}'.", "Mark the column `label: true` in its dataset.");
            var truth = Truth.Of(table, label, SampleReader.TaskOf(model.Task), model.Classes);

            // The first model that declares a metric says how it is measured.
            foreach (var (name, measure) in new EvidenceMaker(table, model, truth, context.Seed).Baseline())
            {
                if (!baseline.ContainsKey(name)) baseline = baseline.Add(name, measure);
            }
        }

        return Evidence.None with { Baseline = baseline, DataRows = table.Count };
    }

    private static Evidence Solution(StageContext context)
    {
        var metrics = context.Input("metrics");
        try
        {
            return EvidenceJson.Read(File.ReadAllBytes(metrics.Path));
        }
        catch (JsonException exception)
        {
            throw new StageFailure($"The metrics can't be read: {exception.Message}", "Write {\"schema\": \"mlops/metrics/1\", \"metrics\": {\"auc\": 0.9}}.", exception);
        }
    }

    private static SliceRule RuleOf(DecideSettings settings, string slice)
    {
        foreach (var model in settings.Models)
        {
            if (model.Slices.FirstOrDefault(one => one.Name == slice) is { } declared) return new SliceRule(declared.LeastRows, declared.Groups);
        }

        return new SliceRule(SliceRule.UsualLeastRows, []);
    }
}
