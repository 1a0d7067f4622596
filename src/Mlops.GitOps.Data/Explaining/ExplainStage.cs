using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Judging;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Predicting;
using Mlops.GitOps.Data.Statistics;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.Onnx;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Explaining;

/// <summary>Tells which inputs a model's answers depend on: of any model how much worse it is without what an input tells, of a built-in learner also what each input does to each score.</summary>
internal static class ExplainStage
{
    private const int MostTold = 5;

    public static StageRunner Runner { get; } = new("explain", "1", static (context, stop) => Run(context, Environment.ProcessorCount, stop));

    public static void Run(StageContext context, int threads, CancellationToken stop)
    {
        var settings = ExplainSettings.Of(context.Settings);
        var given = context.Input("model");
        using var model = ModelFile.Load(given);
        var file = File.ReadAllBytes(given.Path);
        var (learned, withoutShap) = Learned(file);
        using var database = StageDatabase.Open(context, threads);
        using var connection = database.Connect();
        StageDatabase.UseOneThread(connection);
        var subject = Subject.Open(connection, ParquetInput.PathOf(context, connection, context.Input("data"), stop), stop);
        var lists = settings.Judged?.Metrics.Select(static metric => metric.By).OfType<string>() ?? [];
        var rows = ExplainedRows.Read(subject, model, settings.Label, lists, context.Seed);
        var workers = new Workers(Math.Max(1, threads), stop);
        var (metric, importances, withoutImportance) = Importances(settings, model, learned, file, rows, context.Seed, workers);
        if (importances is null && learned is null)
            throw new StageFailure($"Nothing can be told of the model: {withoutImportance}; and {withoutShap}", "Give rows with a label, or a model of a built-in learner.");
        var shap = learned is null ? null : ShapSample.Of(learned, rows, workers);
        var explanation = new Explanation(settings.Model.Name ?? "the model", rows, Sorted(rows, importances, shap), metric, withoutImportance, shap, withoutShap);
        ImportanceTable.Write(connection, explanation, context.Output("importance"), stop);
        File.WriteAllText(context.Output("report").Path, ExplainReport.Of(explanation, settings.Columns));
        context.TellRows("importance", explanation.Inputs.Length);
        Tell(context, explanation);
    }

    private static (LearnedModel? Model, string? Why) Learned(byte[] file)
    {
        try
        {
            return (LearnedModel.Read(file), null);
        }
        catch (StageFailure failure)
        {
            return (null, failure.Message);
        }
    }

    private static ((PermutedMetric, double)? Metric, Importance[]? Importances, string? Why) Importances(
        ExplainSettings settings, OnnxModel model, LearnedModel? learned, byte[] file, ExplainedRows rows, long seed, Workers workers)
    {
        if (settings.Label is not { } label) return (null, null, "nobody says which column holds the truth");
        if (!rows.IsLabelled) return (null, null, $"the rows have no value in '{label}', the label");
        if (TaskOf(settings, learned) is not { } task) return (null, null, "nobody declares how the model is measured");
        if (PermutedMetric.Of(settings.Judged, task) is not { } metric) return (null, null, "no metric of the model is known by its name");
        var truth = Truth.Of(rows.Table, label, task, settings.Judged?.Classes ?? LearnedModel.ClassesOf(file)?.Names);
        var output = ModelAnswers.OutputOf(model, settings.Model.Output);
        var lists = settings.Judged is { } judged ? SampleReader.ListsOf(rows.Table, judged) : null;
        var sample = new Sample(task, truth.Values, [], null, lists, truth.Classes.Length, settings.Judged?.Threshold ?? JudgedDeclaration.UsualThreshold);
        var isOfClasses = task == JudgedTask.Multiclass;
        var scorer = new RowScorer(model, rows.Inputs, output, isOfClasses ? ModelAnswers.ProbabilitiesOf(model, output) : null, sample, isOfClasses ? new ClassPlaces(truth.Classes) : null);
        var answered = scorer.Answer();
        SampleReader.RefuseMissing(answered.Answers, truth, output.Name);
        if (task == JudgedTask.Binary) SampleReader.RefuseOutside(answered.Answers, output.Name);
        try
        {
            var permutation = new PermutationImportance(metric, answered, seed);
            var importances = new Importance[rows.Inputs.Length];
            workers.For(importances.Length, input => importances[input] = permutation.Of(order => scorer.Answer(rows.Inputs[input], order)));
            return ((metric, permutation.Value), importances, null);
        }
        catch (StatisticFailure failure)
        {
            return (null, null, failure.Message.TrimEnd('.'));
        }
    }

    private static JudgedTask? TaskOf(ExplainSettings settings, LearnedModel? learned) => (settings.Judged, learned) switch
    {
        ({ } judged, _) => SampleReader.TaskOf(judged.Task),
        (_, { Task: LearningTask.Regression }) => JudgedTask.Regression,
        (_, { Task: LearningTask.Binary, Output.Form: OutputForm.Number }) => JudgedTask.Binary,
        (_, not null) => JudgedTask.Multiclass,
        _ => null,
    };

    private static ImmutableArray<InputImportance> Sorted(ExplainedRows rows, Importance[]? importances, ShapSample? shap)
    {
        var inputs = rows.Inputs.Select((input, at) =>
        {
            var place = shap?.PlaceOf(input.Name) ?? -1;
            return new InputImportance(input, importances?[at], shap?.MeanOf(place), shap?.DirectionOf(place));
        }).ToList();
        inputs.Sort(InputImportance.Compare);
        return [.. inputs];
    }

    private static void Tell(StageContext context, Explanation explanation)
    {
        if (explanation.Metric is var (metric, value))
            context.Log.WriteLine(FormattableString.Invariant($"{explanation.Rows.Count} rows, {metric.Name} {value:G6}; without what an input tells it is worse by, at most:"));
        else context.Log.WriteLine($"No importance: {explanation.WithoutImportance}. The mean distance by which inputs move the score:");
        foreach (var input in explanation.Inputs.Take(MostTold))
            context.Log.WriteLine($"{input.Input.Name} {(input.Importance?.Mean ?? input.MeanShap)?.ToString("G4", CultureInfo.InvariantCulture)}");
        if (explanation.WithoutShap is { } why) context.Log.WriteLine($"No SHAP values: {why}");
    }
}
