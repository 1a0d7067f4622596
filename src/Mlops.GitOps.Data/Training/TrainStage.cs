using System.Collections.Immutable;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Onnx;
using Mlops.GitOps.Data.Learning.Reading;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Training;

/// <summary>Learns a model, writes it as ONNX, and holds what ONNX Runtime makes of it against its own scores.</summary>
internal static class TrainStage
{
    public static StageRunner Runner { get; } = new("train", "1", static (context, stop) => Run(context, Environment.ProcessorCount, stop));

    public static void Run(StageContext context, int threads, CancellationToken stop)
    {
        var settings = TrainSettings.Of(context.Settings);
        var (rows, label) = Read(context, settings, threads, stop);
        var output = LearnedTask.OutputOf(settings, label);
        CheckNames(rows, output);
        context.Log.WriteLine(FormattableString.Invariant($"{settings.Learner}: {rows.Rows} rows, {rows.Columns.Length} inputs{(label.Classes is { } known ? $", {known.Count} classes" : "")}."));
        var predictor = Learners.Learn(new LearnerOptions(settings.Learner, settings.With), rows, label, context.Seed, new Workers(Math.Max(1, threads), stop), context.Log.WriteLine);
        var model = new LearnedModel(settings.Learner, label.Task, rows.Inputs, output, label.Classes, predictor);
        var path = context.Output("model").Path;
        File.WriteAllBytes(path, model.Write());
        var scored = Rescoring.Check(model, path, rows);
        context.Log.WriteLine(FormattableString.Invariant($"ONNX Runtime gives the same answers for {scored} rows."));
    }

    private static (FeatureTable Rows, LabelColumn Label) Read(StageContext context, TrainSettings settings, int threads, CancellationToken stop)
    {
        using var database = StageDatabase.Open(context, threads);
        using var connection = database.Connect();
        var subject = Subject.Open(connection, ParquetInput.PathOf(context, connection, context.Input("data"), stop), stop);
        var count = subject.Count();
        if (count == 0) throw new StageFailure("There are no rows to learn from.", "Look at what the stages before let through: `mlops show` prints their outputs.");
        if (count > Array.MaxLength) throw new StageFailure(FormattableString.Invariant($"There are {count} rows, and built-in learners hold all rows in memory: {Array.MaxLength} at most."),
            "Train on a sample, or with a command.");
        var label = Find(subject, settings.Label, "the label");
        var columns = settings.InputsOf(subject.Columns.Select(static column => column.Name)).Select(name => Find(subject, name, "an input of the model")).ToImmutableArray();
        if (columns.IsEmpty) throw new StageFailure("The model has no inputs: the rows hold nothing but label, keys, times and protected columns.", "Name `inputs` at the model.");
        foreach (var column in columns) ModelValues.Check(column, settings.Model.Inputs?.FirstOrDefault(input => input.Name == column.Name)?.Type);
        return (TableReader.Read(subject, columns, (int)count), LabelReader.Read(subject, label, settings, (int)count));
    }

    private static DuckColumn Find(Subject subject, string name, string what) => subject.Columns.FirstOrDefault(column => column.Name == name)
        ?? throw new StageFailure($"The rows have no column '{name}', which is {what}.", $"They have {string.Join(", ", subject.Columns.Select(static column => column.Name))}.");

    private static void CheckNames(FeatureTable rows, LearnedOutput output)
    {
        foreach (var name in rows.Inputs.Select(static input => input.Name))
        {
            if (name == output.Name || name == output.Probabilities) throw new StageFailure($"The model's output '{output.Name}' would have the name of its input '{name}'.", "Rename the output.");
            if (name.StartsWith(GraphBuilder.Own, StringComparison.Ordinal)) throw new StageFailure($"Column '{name}' begins with '{GraphBuilder.Own}', which models keep for themselves.",
                "Rename the column.");
        }
    }
}
