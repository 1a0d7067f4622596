using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Linear;
using Mlops.GitOps.Data.Training;
using Mlops.GitOps.Native.Onnx;

namespace Mlops.GitOps.Data.Tests.Learning;

/// <summary>What is in a file is what was learned: for ONNX Runtime, and for us.</summary>
public sealed class OnnxTests
{
    public static TheoryData<string, LearningTask> Kinds => new()
    {
        { "linear", LearningTask.Regression },
        { "logistic", LearningTask.Binary },
        { "logistic", LearningTask.Multiclass },
        { "boosted-trees", LearningTask.Regression },
        { "boosted-trees", LearningTask.Binary },
        { "boosted-trees", LearningTask.Multiclass },
    };

    [Theory, MemberData(nameof(Kinds))]
    public void Answers_are_the_same_for_rows_with_missing_values_and_texts_never_seen(string learner, LearningTask task)
    {
        using var folder = new TemporaryFolder();
        var learned = Samples.Table(2000, 1);
        var model = LearnedModels.Learn(learner, learned, Samples.Label(task, learned, 2));
        var path = Path.Join(folder.Path, "model.onnx");
        File.WriteAllBytes(path, model.Write());
        var rows = Samples.Table(10_000, 3, missing: 0.3);
        using var scorer = OnnxModel.Load(path);
        var tensors = Rescoring.Tensors(rows);

        // A tenth of the texts are none that was learned from; they count as missing.
        var texts = tensors["town"].Texts;
        for (var row = 0; row < texts.Length; row += 10) (texts[row], rows.Columns[2].Codes[row]) = ("zürich", 0);
        var answers = scorer.Run(tensors, task == LearningTask.Multiclass ? model.Output.Probabilities : model.Output.Name)[0].Floats;
        var width = answers.Length / rows.Rows;
        for (var row = 0; row < rows.Rows; row++)
        {
            var own = model.Answer(rows, row);
            for (var at = 0; at < width; at++) Assert.Equal(own[task == LearningTask.Binary ? 1 : at], answers[(row * width) + at], 2e-5);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_file_reads_back_as_the_model_that_was_written(string learner, LearningTask task)
    {
        var rows = Samples.Table(1500, 1);
        var model = LearnedModels.Learn(learner, rows, Samples.Label(task, rows, 2));
        var bytes = model.Write();
        var read = LearnedModel.Read(bytes);
        Assert.Equal(bytes, read.Write());
        Assert.Equal((model.Learner, model.Task, model.Output), (read.Learner, read.Task, read.Output));
        for (var row = 0; row < 100; row++) Assert.Equal(model.Score(rows, row), read.Score(rows, row));
    }

    [Fact]
    public void Each_input_stands_alone_under_its_name()
    {
        using var folder = new TemporaryFolder();
        var rows = Samples.Table(500, 1);
        var path = Path.Join(folder.Path, "model.onnx");
        File.WriteAllBytes(path, LearnedModels.Learn("boosted-trees", rows, Samples.Label(LearningTask.Binary, rows, 2)).Write());
        using var model = OnnxModel.Load(path);
        Assert.Equal(["plain", "holes", "town", "far", "steps", "same", "none"], model.Inputs.Select(static port => port.Name));
        Assert.All(model.Inputs, static port => Assert.Equal((port.Name == "town" ? OnnxType.String : OnnxType.Float, "-1, 1"), (port.Type, string.Join(", ", port.Shape))));
        Assert.Equal(new OnnxPort("answer", OnnxType.Float, [-1, 1]) with { Shape = model.Outputs[0].Shape }, Assert.Single(model.Outputs));
        Assert.Equal([-1, 1], model.Outputs[0].Shape.AsEnumerable());
    }

    [Theory]
    [InlineData("linear")]
    [InlineData("boosted-trees")]
    public void Numbers_stay_within_the_bounds_of_the_output_and_whole_ones_are_whole(string learner)
    {
        using var folder = new TemporaryFolder();
        var rows = Samples.Table(800, 1);
        var label = Samples.Label(LearningTask.Regression, [.. Samples.Scores(rows, 2).Select(static score => 10 * score)]);
        var model = LearnedModels.Learn(learner, rows, label, output: new("answer", OutputForm.Whole, Min: -3, Max: 12));
        var path = Path.Join(folder.Path, "model.onnx");
        File.WriteAllBytes(path, model.Write());
        Assert.Equal(800, Rescoring.Check(model, path, rows));
        using var scorer = OnnxModel.Load(path);
        var answers = scorer.Run(Rescoring.Tensors(rows), "answer")[0].Longs;
        Assert.Equal((-3, 12), (answers.Min(), answers.Max()));
    }

    [Fact]
    public void A_file_that_answers_otherwise_than_the_learner_fails_the_stage()
    {
        using var folder = new TemporaryFolder();
        var rows = Samples.Table(800, 1);
        var model = LearnedModels.Learn("logistic", rows, Samples.Label(LearningTask.Binary, rows, 2));
        var path = Path.Join(folder.Path, "model.onnx");
        var linear = (LinearPredictor)model.Predictor;
        File.WriteAllBytes(path, (model with { Predictor = linear with { Intercepts = [linear.Intercepts[0] + 0.001] } }).Write());
        Assert.StartsWith("ONNX Runtime ", Assert.Throws<Stages.StageFailure>(() => Rescoring.Check(model, path, rows)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_is_told_by_its_name_beside_the_probabilities_of_all()
    {
        using var folder = new TemporaryFolder();
        var rows = Samples.Table(800, 1);
        var label = Samples.Label(LearningTask.Multiclass, rows, 2);
        var path = Path.Join(folder.Path, "model.onnx");
        File.WriteAllBytes(path, LearnedModels.Learn("logistic", rows, label).Write());
        using var scorer = OnnxModel.Load(path);
        var answers = scorer.Run(Rescoring.Tensors(rows), "answer", "answer_probabilities");
        var right = Enumerable.Range(0, rows.Rows).Count(row => answers[0].Texts[row] == label.Classes!.Names[(int)label.Values[row]]);
        Assert.InRange(right, 560, 800);
        Assert.Equal([800L, 1], answers[0].Shape.AsEnumerable());
        for (var row = 0; row < rows.Rows; row++)
        {
            var shares = answers[1].Floats.AsSpan(row * 3, 3).ToArray();
            Assert.Equal(answers[0].Texts[row], label.Classes!.Names[Array.IndexOf(shares, shares.Max())]);
            Assert.Equal(1, shares.Sum(), 1e-5);
        }
    }

    [Fact]
    public void A_model_of_others_can_not_be_taken_apart_and_says_so()
    {
        var failure = Assert.Throws<Stages.StageFailure>(() => LearnedModel.Read([8, 8, 18, 1, 120]));
        Assert.Equal("The model is not one of a built-in learner.", failure.Message);
        Assert.StartsWith("The model can't be taken apart: ", Assert.Throws<Stages.StageFailure>(() => LearnedModel.Read([8, 8, 58, 120, 1])).Message, StringComparison.Ordinal);
    }
}
