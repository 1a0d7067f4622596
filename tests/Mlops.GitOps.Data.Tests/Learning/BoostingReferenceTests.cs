using System.Text.Json;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Boosting;

namespace Mlops.GitOps.Data.Tests.Learning;

/// <summary>Trees beside scikit-learn's HistGradientBoosting, at the same settings, on the same splits, averaged over them.</summary>
public sealed class BoostingReferenceTests
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    [ScikitFact]
    public void Trees_are_as_good_as_those_of_scikit_learn()
    {
        var sets = JsonSerializer.Deserialize<List<Dataset>>(Scikit.Run("boosting.py"), Options) ?? [];
        Assert.Equal(["breast cancer", "wine", "digits", "diabetes", "loans"], sets.Select(static set => set.Name));
        Assert.All(sets, static set =>
        {
            var own = set.Splits.Average(split => ScoreOf(set, split));
            var theirs = set.Splits.Average(static split => split.Score);
            Assert.True(Math.Abs(own - theirs) <= 0.005, FormattableString.Invariant($"{set.Name}: {own:F4}, and scikit-learn {theirs:F4}"));
        });
    }

    private static double ScoreOf(Dataset set, Part split)
    {
        var table = new FeatureTable(set.X.Length, [.. Enumerable.Range(0, set.X[0].Length).Select(column => ColumnOf(set, column))]);
        var task = set.Classes == 0 ? LearningTask.Regression : set.Classes == 2 ? LearningTask.Binary : LearningTask.Multiclass;
        var classes = set.Classes == 0 ? null : new ClassLabels(ClassKind.Whole, [.. Enumerable.Range(0, set.Classes).Select(static name => $"{name}")]);
        var label = new LabelColumn(task, set.Y, classes);
        var predictor = BoostingLearner.Learn(table.Slice(split.Train),
            label.Slice(split.Train), new BoostingSettings { Trees = set.Rounds, EarlyStopping = false }, new Workers(2, CancellationToken.None));
        var model = new LearnedModel("boosted-trees", task, table.Inputs, new("answer", OutputForm.Number), classes, predictor);
        var answers = split.Test.Select(row => model.Answer(table, row)).ToArray();
        var truth = split.Test.Select(row => set.Y[row]).ToArray();
        return classes is null
            ? Quality.R2([.. answers.Select(static answer => answer[0])], truth)
            : Enumerable.Range(0, set.Classes).Average(name => Quality.Auc([.. answers.Select(answer => answer[name])], [.. truth.Select(value => value == name)]));
    }

    private static FeatureColumn ColumnOf(Dataset set, int column) => column == set.Text
        ? FeatureColumn.Of(new LearnedInput("text", [.. Enumerable.Range(0, 1 + (int)set.X.Max(row => row[column])).Select(static name => $"{name}")]),
            [.. set.X.Select(row => (ushort)(1 + row[column]))])
        : FeatureColumn.Of($"c{column}", [.. set.X.Select(row => row[column])]);

    private sealed record Dataset(string Name, int Rounds, int Classes, int Text, float[][] X, double[] Y, List<Part> Splits);

    private sealed record Part(int[] Train, int[] Test, double Score);
}
