using System.Globalization;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Judging;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Evaluating;

/// <summary>Judges a model, or predictions that somebody else made: metrics with intervals, groups, fairness, the answer without ML, and what runs elsewhere.</summary>
internal static class EvaluateStage
{
    public static StageRunner Runner { get; } = new("evaluate", "1", Run);

    private static void Run(StageContext context, CancellationToken stop)
    {
        var settings = EvaluateSettings.Of(context.Settings);
        using var database = StageDatabase.Open(context);
        using var connection = database.Connect();
        StageDatabase.UseOneThread(connection);
        var table = JudgedTable.Of(connection, Predictions.Write(context, connection, settings, stop), stop);
        if (table.Count == 0) throw new StageFailure("There are no rows to judge the model on.", "Look at the stage that gives them.");
        var truth = Truth.Of(table, settings.Label, SampleReader.TaskOf(settings.Judged.Task), settings.Judged.Classes ?? Predictions.ClassesOf(context));
        var answers = new Answers(SampleReader.Of(table, settings.Judged, truth), table.Rows());
        var maker = new EvidenceMaker(table, settings.Judged, truth, context.Seed);
        if (maker.Rows.Length == 0) throw new StageFailure($"No row has a value in '{settings.Label}', the label.", "A model is judged on rows of which the truth is known.");
        var slices = maker.Slices();
        var evidence = maker.Of(answers, slices, settings.Champions.Select(champion => (champion.Environment, champion.Bundle, Champions.AnswersOf(context, connection, settings, champion, truth, stop))));
        File.WriteAllBytes(context.Output("metrics").Path, EvidenceJson.Write(evidence));
        File.WriteAllText(context.Output("report").Path, EvaluationReport.Of(settings.Judged, evidence, slices, answers.Rows.Pick(maker.Rows), table.Count - maker.Rows.Length));
        Tell(context, evidence, maker.Rows.Length, table.Count);
    }

    private static void Tell(StageContext context, Evidence evidence, int judged, int rows)
    {
        context.Log.WriteLine(FormattableString.Invariant($"{judged} rows judged{(judged == rows ? "" : FormattableString.Invariant($", {rows - judged} without a label left out"))}."));
        foreach (var (name, measure) in evidence.Metrics)
        {
            var interval = measure is { Lower: { } lower, Upper: { } upper } ? $" ({Text(lower)} to {Text(upper)})" : "";
            context.Log.WriteLine(measure.Value is null ? $"{name} is not known on these rows" : $"{name} {Text(measure.Value)}{interval}");
        }
    }

    private static string Text(double? value) => value?.ToString("G6", CultureInfo.InvariantCulture) ?? "";
}
