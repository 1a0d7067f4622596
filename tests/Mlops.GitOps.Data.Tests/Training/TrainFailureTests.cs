using Mlops.GitOps.Cli.Tests;

namespace Mlops.GitOps.Data.Tests.Training;

/// <summary>What can't be learned is said with the column and with what to do.</summary>
public sealed class TrainFailureTests
{
    [Theory]
    [InlineData("SELECT 1.5 AS x, true AS y LIMIT 0", "There are no rows to learn from.")]
    [InlineData("SELECT i + 0.5 AS x, true AS y FROM range(9) t(i)", "Column 'y', the label, is 'true' in every row: there is nothing to tell apart.")]
    [InlineData("SELECT i + 0.5 AS x, CASE WHEN i > 2 THEN i > 5 END AS y FROM range(9) t(i)", "Column 'y', the label, has no value in 3 of 9 rows.")]
    [InlineData("SELECT i + 0.5 AS x, i % 3 AS y FROM range(9) t(i)", "Column 'y', the label, has 3 values, and the task of model 'm' is binary.")]
    [InlineData("SELECT i + 0.5 AS x, i / 2 AS y FROM range(9) t(i)", "Column 'y', the label, holds 0.5, which names no class.")]
    [InlineData("SELECT i + 0.5 AS x, DATE '2026-01-01' AS y FROM range(9) t(i)", "Column 'y', the label, is of Date, which can't be predicted.")]
    [InlineData("SELECT i AS x FROM range(9) t(i)", "The rows have no column 'y', which is the label.")]
    [InlineData("SELECT i AS y FROM range(9) t(i)", "The rows have no column 'x', which is an input of the model.")]
    [InlineData("SELECT DATE '2026-01-01' AS x, i > 3 AS y FROM range(9) t(i)", "Column 'x' is a time, and a model that learned from it would know nothing of later ones.")]
    [InlineData("SELECT [i] AS x, i > 3 AS y FROM range(9) t(i)", "Column 'x' is of List, which is no input of built-in learners.")]
    [InlineData("SELECT 't' || i AS x, i > 3 AS y FROM range(300) t(i)", "Column 'x' has more than 255 different texts.")]
    [InlineData("SELECT CASE WHEN i > 3 THEN 1e300 ELSE i END AS x, i > 3 AS y FROM range(9) t(i)", "Column 'x' has a value that is infinite, or too large for a model.")]
    public void Rows_that_nothing_can_be_learned_from(string query, string message) => Fails(query, "logistic", new { name = "m", task = "binary",
        inputs = new[] { new { name = "x" } } }, null, message);

    [Theory]
    [InlineData("linear", "binary", null, null, "The learner 'linear' predicts numbers, and the task is to tell classes apart.")]
    [InlineData("logistic", "regression", null, null, "Column 'y', the label, is of bool, and the task of model 'm' is regression.")]
    [InlineData("logistic", "binary", "string", null, "The output 'p' is declared as string, and the model answers with a class, and the label's classes are bool.")]
    [InlineData("logistic", "multiclass", "float", null, "The output 'p' is declared as float, and the model answers with a class, and the label's classes are bool.")]
    [InlineData("forest", "binary", null, null, "There is no built-in learner 'forest'.")]
    [InlineData("logistic", "binary", null, """{"c": "much"}""", "The learner 'logistic' can't take 'much' as `c`.")]
    [InlineData("boosted-trees", "binary", null, """{"bins": 300}""", "The learner 'boosted-trees' can't take '300' as `bins`.")]
    [InlineData("boosted-trees", "binary", null, """{"earlyStopping": 1}""", "The learner 'boosted-trees' can't take '1' as `earlyStopping`.")]
    [InlineData("boosted-trees", "binary", null, """{"monotone": {"x": "up"}}""", "The learner 'boosted-trees' can't take 'up' as `monotone.x`.")]
    [InlineData("boosted-trees", "binary", null, """{"monotone": {"z": 1}}""", "`monotone` names 'z', which is no input of the model.")]
    public void Settings_that_do_not_fit(string learner, string task, string? type, string? with, string message) =>
        Fails("SELECT i + 0.5 AS x, i % 3 = 0 AS y FROM range(90) t(i)", learner, type is null ? new { name = "m", task, inputs = new[] { new { name = "x" } } }
            : new { name = "m", task, inputs = new[] { new { name = "x" } }, output = new { name = "p", type } }, with, message);

    [Fact]
    public void A_duration_is_no_number()
    {
        Fails("SELECT i AS x, i % 3 = 0 AS y FROM range(90) t(i)", "logistic", new { name = "m", task = "binary", inputs = new[] { new { name = "x", type = "duration" } } }, null,
            "Column 'x' is a duration, which has no unit that a caller of the model could know.");
    }

    [Fact]
    public void A_format_that_is_not_onnx_is_refused()
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Trainings.Train(folder, Trainings.Loans, new { label = "defaulted", learner = "logistic", format = "safetensors" });
        Assert.Equal((1, "error: Built-in learners write ONNX, and the stage asks for 'safetensors'.\n  hint: Leave out `format`, or train with a command.\n"), (status, log));
    }

    private static void Fails(string query, string learner, object model, string? with, string message)
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Trainings.Train(folder, query, Trainings.Settings(learner, model, "y", with));
        Assert.Equal(1, status);
        var error = log.Split('\n').Single(static line => line.StartsWith("error: ", StringComparison.Ordinal));
        Assert.Equal($"error: {message}", error);
        Assert.False(File.Exists(Trainings.ModelOf(folder)));
    }
}
