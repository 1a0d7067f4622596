using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Boosting;
using Mlops.GitOps.Data.Learning.Linear;

namespace Mlops.GitOps.Data.Tests.Learning;

/// <summary>What must hold of learners whatever they learn from.</summary>
public sealed class LearningPropertyTests
{
    [Theory, MemberData(nameof(OnnxTests.Kinds), MemberType = typeof(OnnxTests))]
    public void Any_number_of_threads_gives_the_same_bytes(string learner, LearningTask task)
    {
        // More rows than a thread takes at once, and enough to hold some back.
        var rows = Samples.Table(12_000, 1);
        var label = Samples.Label(task, rows, 2);
        var boosting = new BoostingSettings { Trees = 12, Seed = 5 };
        var one = LearnedModels.Learn(learner, rows, label, new Workers(1, CancellationToken.None), boosting).Write();
        foreach (var threads in (int[])[3, 8]) Assert.Equal(one, LearnedModels.Learn(learner, rows, label, new Workers(threads, CancellationToken.None), boosting).Write());
    }

    [Theory]
    [InlineData("linear", LearningTask.Regression)]
    [InlineData("logistic", LearningTask.Binary)]
    [InlineData("logistic", LearningTask.Multiclass)]
    public void The_order_of_rows_does_not_matter_to_linear_models(string learner, LearningTask task)
    {
        var rows = Samples.Table(6000, 1);
        var label = Samples.Label(task, rows, 2);
        var order = Samples.Shuffled(rows.Rows, 9);
        var one = (LinearPredictor)LearnedModels.Learn(learner, rows, label).Predictor;
        var other = (LinearPredictor)LearnedModels.Learn(learner, rows.Slice(order), label.Slice(order)).Predictor;
        Assert.All(one.Intercepts.Zip(other.Intercepts), static pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        for (var term = 0; term < one.Terms.Length; term++) Assert.All(Numbers(one.Terms[term]).Zip(Numbers(other.Terms[term])), static pair => Assert.Equal(pair.First, pair.Second, 1e-9));

        static IEnumerable<double> Numbers(LinearTerm term) => term is NumberTerm number ? [.. number.Weights, .. number.Missing] : ((TextTerm)term).Weights.SelectMany(static weights => weights);
    }

    [Fact]
    public void The_order_of_rows_hardly_matters_to_trees()
    {
        // Sums are rounded in the order of the rows, so that two splits which gain the same to fifteen digits may change places; nothing is chosen by chance.
        var rows = Samples.Table(4000, 1);
        var label = Samples.Label(LearningTask.Regression, rows, 2);
        var order = Samples.Shuffled(rows.Rows, 9);
        var one = LearnedModels.Learn("boosted-trees", rows, label);
        var other = LearnedModels.Learn("boosted-trees", rows.Slice(order), label.Slice(order));
        var apart = Enumerable.Range(0, rows.Rows).Average(row => Math.Abs(one.Score(rows, row)[0] - other.Score(rows, row)[0]));
        Assert.InRange(apart, 0, 0.02);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_score_moves_one_way_only_where_it_was_told_to(int direction)
    {
        var rows = Samples.Table(3000, 1);
        var label = Samples.Label(LearningTask.Regression, rows, 2);
        var wild = (TreePredictor)LearnedModels.Learn("boosted-trees", rows, label).Predictor;
        var told = (TreePredictor)LearnedModels.Learn("boosted-trees", rows, label, boosting: new BoostingSettings { Trees = 30, Monotone = [direction, 0, 0, 0, 0, 0, 0] }).Predictor;
        Assert.True(Turns(wild, rows) > 100);
        Assert.Equal(0, Turns(told, rows));

        int Turns(TreePredictor trees, FeatureTable table)
        {
            const int steps = 400;
            var turns = 0;
            for (var row = 0; row < 50; row++)
            {
                var at = row;
                var grid = new FeatureTable(steps, [.. table.Columns.Select((column, place) => place == 0
                    ? FeatureColumn.Of(column.Input.Name, [.. Enumerable.Range(0, steps).Select(static step => -2 + (4f * step / steps))])
                    : column.Slice([.. Enumerable.Repeat(at, steps)]))]);
                var scores = Enumerable.Range(0, steps).Select(step =>
                {
                    var score = new double[1];
                    trees.Score(grid, step, score);
                    return direction * score[0];
                }).ToArray();
                turns += scores.Zip(scores.Skip(1)).Count(static pair => pair.Second < pair.First);
            }

            return turns;
        }
    }

    [Theory]
    [InlineData("logistic")]
    [InlineData("boosted-trees")]
    public void That_a_value_is_missing_is_learned_from(string learner)
    {
        var random = new Random(4);
        var isMissing = Enumerable.Range(0, 1000).Select(_ => random.Next(2) == 0).ToArray();
        var rows = new FeatureTable(1000, [FeatureColumn.Of("value", [.. isMissing.Select(missing => missing ? float.NaN : (float)random.NextDouble())])]);
        var label = Samples.Label(LearningTask.Binary, [.. isMissing.Select(missing => missing == random.NextDouble() < 0.9 ? 1.0 : 0)]);
        var model = LearnedModels.Learn(learner, rows, label);
        var auc = Quality.Auc([.. Enumerable.Range(0, 1000).Select(row => model.Score(rows, row)[0])], [.. isMissing]);
        Assert.Equal(1, auc);
    }

    [Fact]
    public void Texts_are_parted_by_what_they_mean_and_not_by_their_order()
    {
        // Of forty texts every other one is likely: by order a tree needs a question for each, as sets a single one.
        var random = new Random(4);
        var codes = Enumerable.Range(0, 4000).Select(_ => (ushort)(1 + random.Next(40))).ToArray();
        var truth = codes.Select(code => code % 2 == 0 == random.NextDouble() < 0.9).ToArray();
        var label = Samples.Label(LearningTask.Binary, [.. truth.Select(static isTrue => isTrue ? 1.0 : 0)]);
        var settings = new BoostingSettings { Trees = 1, Leaves = 2 };
        var asTexts = new FeatureTable(4000, [FeatureColumn.Of(new LearnedInput("text", [.. Enumerable.Range(100, 40).Select(static name => $"{name}")]), codes)]);
        var asNumbers = new FeatureTable(4000, [FeatureColumn.Of("text", [.. codes.Select(static code => (float)code)])]);
        Assert.InRange(AucOf(asTexts), 0.88, 1);
        Assert.InRange(AucOf(asNumbers), 0.5, 0.6);

        double AucOf(FeatureTable rows)
        {
            var model = LearnedModels.Learn("boosted-trees", rows, label, boosting: settings);
            return Quality.Auc([.. Enumerable.Range(0, 4000).Select(row => model.Score(rows, row)[0])], truth);
        }
    }

    [Fact]
    public void Columns_that_others_make_up_do_not_upset_least_squares()
    {
        var rows = Samples.Table(500, 1, missing: 0);
        var doubled = rows with { Columns = [.. rows.Columns, FeatureColumn.Of("twice", [.. rows.Columns[0].Numbers.Select(static number => 2 * number)])] };
        var label = Samples.Label(LearningTask.Regression, rows, 2);
        var free = new LinearSettings(L2: 0);
        var one = LinearLearner.Learn(rows, label, free, Workers.One);
        var other = LinearLearner.Learn(doubled, label, free, Workers.One);
        for (var row = 0; row < 500; row++) Assert.Equal(ScoreOf(one, rows, row), ScoreOf(other, doubled, row), 1e-8);

        static double ScoreOf(LinearPredictor predictor, FeatureTable table, int row)
        {
            var score = new double[1];
            predictor.Score(table, row, score);
            return score[0];
        }
    }

    [Fact]
    public void Learning_stops_when_rows_held_back_get_no_better()
    {
        var rows = Samples.Table(2000, 1);
        var label = Samples.Label(LearningTask.Binary, Samples.Scores(rows, 2, noise: 4));
        List<string> words = [];
        var trees = BoostingLearner.Learn(rows, label, new BoostingSettings { Trees = 500, EarlyStopping = true }, Workers.One, words.Add);
        Assert.InRange(trees.Trees.Length, 11, 200);
        Assert.Equal("The rows held back get no better: enough.", words[^1]);
        Assert.Equal(60, BoostingLearner.Learn(rows, label, new BoostingSettings { Trees = 60 }, Workers.One).Trees.Length);
    }

    [Fact]
    public void Leaves_and_depth_are_as_many_and_as_deep_as_was_said()
    {
        var rows = Samples.Table(3000, 1);
        var label = Samples.Label(LearningTask.Regression, rows, 2);
        var trees = BoostingLearner.Learn(rows, label, new BoostingSettings { Trees = 5, Leaves = 9, MinLeaf = 40 }, Workers.One);
        Assert.All(trees.Trees, static tree =>
        {
            Assert.Equal(9, tree.Nodes.Count(static node => node.IsLeaf));
            Assert.All(tree.Nodes, static node => Assert.True(node.Cover >= 40));
        });
        var shallow = BoostingLearner.Learn(rows, label, new BoostingSettings { Trees = 5, Depth = 2 }, Workers.One);
        Assert.All(shallow.Trees, static tree => Assert.Equal(4, tree.Nodes.Count(static node => node.IsLeaf)));
    }
}
