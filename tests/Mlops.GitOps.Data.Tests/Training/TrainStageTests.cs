using System.Globalization;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Data.Judging;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Boosting;
using Mlops.GitOps.Data.Tests.Learning;
using Mlops.GitOps.Data.Training;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Tests.Training;

public sealed class TrainStageTests
{
    [Theory]
    [InlineData("logistic", 0.9)]
    [InlineData("boosted-trees", 0.95)]
    public void A_model_learns_what_was_planted_and_predict_scores_with_it(string learner, double least)
    {
        using var folder = new TemporaryFolder();
        var (status, log) = Trainings.Train(folder, Trainings.Loans, Trainings.Settings(learner));
        Assert.True(status == 0, log);
        Assert.StartsWith($"{learner}: 2000 rows, 5 inputs, 2 classes.\n", log, StringComparison.Ordinal);
        Assert.EndsWith("ONNX Runtime gives the same answers for 2000 rows.\n", log, StringComparison.Ordinal);
        Assert.Equal((0, "2000 rows scored.\n"), Trainings.Predict(folder, Trainings.Loans, new { model = Trainings.Model("binary") }));
        var rows = TableFiles.Read($"SELECT id, defaulted, risk FROM read_parquet('{StageFiles.PathOf(folder.Path, "rows")}')").ConvertAll(static row => row.Split('|'));
        Assert.Equal(Enumerable.Range(0, 2000).Select(static row => $"a{row}"), rows.Select(static row => row[0]));
        var auc = Quality.Auc([.. rows.Select(static row => double.Parse(row[2], CultureInfo.InvariantCulture))], [.. rows.Select(static row => row[1] == "true")]);
        Assert.InRange(auc, least, 1);
    }

    [Theory]
    [InlineData("logistic")]
    [InlineData("boosted-trees")]
    public void Threads_folders_and_cultures_change_no_byte(string learner)
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();
        Assert.Equal(0, Trainings.Train(one, Trainings.Loans, Trainings.Settings(learner)).Status);
        Assert.Equal(0, Trainings.Train(other, Trainings.Loans, Trainings.Settings(learner)).Status);
        Assert.Equal(File.ReadAllBytes(Trainings.ModelOf(one)), File.ReadAllBytes(Trainings.ModelOf(other)));
        var usual = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "−" } };
            using var log = new StringWriter();
            TrainStage.Run(StageContext.Read(Path.Join(other.Path, "stage.json"), log), threads: 8, CancellationToken.None);
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }

        Assert.Equal(File.ReadAllBytes(Trainings.ModelOf(one)), File.ReadAllBytes(Trainings.ModelOf(other)));
    }

    [Fact]
    public void Without_a_model_it_learns_from_all_columns_but_label_keys_times_and_protected_ones()
    {
        using var folder = new TemporaryFolder();
        var settings = new
        {
            label = "defaulted",
            learner = "logistic",
            columns = new object[] { new { name = "id", type = "string", key = true }, new { name = "sex", type = "string", @protected = true } },
            @event = "at",
        };
        Assert.Equal(0, Trainings.Train(folder, Trainings.Loans, settings).Status);
        var model = LearnedModel.Read(File.ReadAllBytes(Trainings.ModelOf(folder)));
        Assert.Equal(["amount", "channel", "months", "renewed", "income"], model.Inputs.Select(static input => input.Name));
        Assert.Equal(["branch", "broker", "web"], model.Inputs[1].Categories!.Value.AsEnumerable());
        Assert.Equal(("prediction", OutputForm.Number), (model.Output.Name, model.Output.Form));
    }

    [Theory]
    [InlineData("regression", "amount + months", "boosted-trees", "float", LearningTask.Regression, OutputForm.Number)]
    [InlineData("regression", "amount", "linear", "int", LearningTask.Regression, OutputForm.Whole)]
    [InlineData("binary", "coalesce(channel, '') = 'web'", "logistic", "bool", LearningTask.Binary, OutputForm.Class)]
    [InlineData("binary", "sex", "logistic", "string", LearningTask.Binary, OutputForm.Class)]
    [InlineData("binary", "(amount > 50)::INTEGER", "boosted-trees", "float", LearningTask.Binary, OutputForm.Number)]
    [InlineData("multiclass", "months // 20", "boosted-trees", "int", LearningTask.Multiclass, OutputForm.Class)]
    [InlineData("multiclass", "months // 20 + 0.0", "logistic", "float", LearningTask.Multiclass, OutputForm.ClassNumber)]
    [InlineData("multiclass", "coalesce(channel, 'none')", "logistic", "string", LearningTask.Multiclass, OutputForm.Class)]
    [InlineData("ranking", "renewed", "logistic", "float", LearningTask.Binary, OutputForm.Number)]
    [InlineData("ranking", "months // 10", "boosted-trees", "float", LearningTask.Regression, OutputForm.Number)]
    public void The_task_and_the_output_decide_what_the_model_answers(string task, string label, string learner, string type, LearningTask expected, OutputForm form)
    {
        using var folder = new TemporaryFolder();
        var query = $"SELECT * REPLACE ({label} AS defaulted) FROM ({Trainings.Loans}) WHERE months IS NOT NULL";
        var model = Trainings.Model(task, ["amount", "channel", "income"], type);
        var (status, log) = Trainings.Train(folder, query, Trainings.Settings(learner, model, with: learner == "boosted-trees" ? new { trees = 5 } : null));
        Assert.True(status == 0, log);
        var learned = LearnedModel.Read(File.ReadAllBytes(Trainings.ModelOf(folder)));
        Assert.Equal((expected, form), (learned.Task, learned.Output.Form));
        (status, log) = Trainings.Predict(folder, query, new { model });
        Assert.True(status == 0, log);
        var expectedType = type switch { "float" => "DOUBLE", "int" => "BIGINT", "bool" => "BOOLEAN", _ => "VARCHAR" };
        var rows = $"read_parquet('{StageFiles.PathOf(folder.Path, "rows")}')";
        Assert.Equal([expectedType], TableFiles.Read($"SELECT DISTINCT typeof(risk) FROM {rows}"));
        if (form == OutputForm.Class) Assert.Empty(TableFiles.Read($"SELECT risk FROM {rows} EXCEPT SELECT defaulted FROM {rows}"));
    }

    [Theory]
    [InlineData("increasing", true)]
    [InlineData("decreasing", false)]
    public void Which_way_an_input_may_go_is_said_by_its_name(string direction, bool isAsked)
    {
        using var folder = new TemporaryFolder();
        var query = $"SELECT amount, amount > 40 AS defaulted FROM ({Trainings.Loans})";
        var with = new { trees = 3, monotone = new { amount = direction } };
        Assert.Equal(0, Trainings.Train(folder, query, Trainings.Settings("boosted-trees", Trainings.Model("binary", ["amount"]), with: with)).Status);
        var trees = (TreePredictor)LearnedModel.Read(File.ReadAllBytes(Trainings.ModelOf(folder))).Predictor;
        Assert.Equal(isAsked, trees.Trees.Any(static tree => !tree.Nodes[0].IsLeaf));
    }

    [Fact]
    public void Probabilities_of_all_classes_are_there_to_be_judged_also_where_a_class_is_not_among_the_rows()
    {
        using var folder = new TemporaryFolder();
        const string query = $"SELECT * REPLACE (coalesce(channel, 'none') AS channel, floor(amount / 25) AS defaulted) FROM ({Trainings.Loans})";
        var model = Trainings.Model("multiclass", ["amount", "channel"], "int");
        var (trained, told) = Trainings.Train(folder, query, Trainings.Settings("logistic", model));
        Assert.True(trained == 0, told);
        var judged = new { name = "credit", task = "multiclass", output = "risk", metrics = new object[] { new { name = "log_loss" }, new { name = "accuracy" } }, slices = Array.Empty<object>() };
        var (status, log) = StageFiles.Run(TableFiles.Runner("evaluate"), folder.Path, new { label = "defaulted", judged, model }, new()
        {
            ["data"] = StageFiles.Table(TableFiles.Write(Path.Join(folder.Path, "test.parquet"), $"SELECT * FROM ({query}) WHERE defaulted < 3")),
            ["model"] = new { path = Trainings.ModelOf(folder), digest = "", type = "Model", format = "onnx" },
        }, ["metrics", "predictions", "report"]);
        Assert.True(status == 0, log);

        // By hand: the mean of the logarithm of what the true class got.
        var predictions = $"read_parquet('{StageFiles.PathOf(folder.Path, "predictions")}')";
        var loss = TableFiles.Read($"SELECT -avg(ln(risk_probabilities[defaulted::INTEGER + 1])), min(len(risk_probabilities)), max(defaulted) FROM {predictions}")[0].Split('|');
        Assert.Equal(("4", "2"), (loss[1], loss[2][..1]));
        var metrics = EvidenceJson.Read(File.ReadAllBytes(StageFiles.PathOf(folder.Path, "metrics"))).Metrics;
        Assert.Equal(double.Parse(loss[0], CultureInfo.InvariantCulture), metrics["log_loss"].Value!.Value, 1e-6);
        Assert.InRange(metrics["accuracy"].Value!.Value, 0.9, 1);
    }

    [Fact]
    public void Columns_that_say_nothing_do_no_harm()
    {
        using var folder = new TemporaryFolder();
        const string query = $"SELECT *, 7 AS same, NULL::DOUBLE AS never, NULL::VARCHAR AS unsaid, 'x' AS word FROM ({Trainings.Loans})";
        foreach (var learner in (string[])["logistic", "boosted-trees"])
        {
            var (status, log) = Trainings.Train(folder, query, Trainings.Settings(learner, Trainings.Model("binary", ["same", "never", "unsaid", "word", "amount"]),
                with: learner == "boosted-trees" ? new { trees = 3 } : null));
            Assert.True(status == 0, log);
            Assert.Equal(0, Trainings.Predict(folder, $"{query} LIMIT 10").Status);
        }

        Assert.Equal(0, Trainings.Train(folder, query, Trainings.Settings("boosted-trees", Trainings.Model("binary", ["unsaid"]), with: new { trees = 1 })).Status);
    }
}
