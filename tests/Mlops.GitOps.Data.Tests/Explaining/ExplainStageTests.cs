using System.Globalization;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Data.Explaining;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Tests.Explaining;

public sealed class ExplainStageTests
{
    [Theory]
    [InlineData("linear", "regression", "price", "rmse", true)]
    [InlineData("boosted-trees", "regression", "price", "r2", false)]
    [InlineData("logistic", "binary", "dear", "auc", false)]
    [InlineData("boosted-trees", "binary", "dear", "log_loss", true)]
    public void What_was_planted_comes_in_its_order_and_the_interval_of_noise_holds_0(string learner, string task, string label, string metric, bool isLowerBetter)
    {
        using var folder = new TemporaryFolder();
        const string learned = $"SELECT * FROM ({Explanations.Houses}) LIMIT 2000";
        const string other = $"SELECT * FROM ({Explanations.Houses}) OFFSET 2000";
        Explanations.Train(folder, learner, task, label, learned);
        var (status, log) = Explanations.Explain(folder, new { label, judged = Explanations.Judged(task, metric, isLowerBetter), model = Explanations.Model(task) }, other);
        Assert.True(status == 0, log);
        Assert.StartsWith($"1000 rows, {metric} ", log, StringComparison.Ordinal);
        Assert.Equal(["size", "town"], Explanations.Importance(folder, "input")[..2]);
        Assert.Equal(["true|true|true"], Explanations.Importance(folder, $"bool_and(lower < importance AND importance < upper), bool_and(spread > 0), bool_and(metric = '{metric}')"));
        Assert.Equal(["size|true|true", "town|true|-"], Explanations.Importance(folder, "input, lower > 0, direction > 0.9")[..2]);
        Assert.Equal(["true|true"], Explanations.Importance(folder, "bool_or(input = 'noise' AND lower <= 0 AND upper >= 0), bool_or(input = 'age' AND direction < -0.8)"));
        Assert.Equal(["size", "town"], TableFiles.Read($"SELECT input FROM read_parquet('{StageFiles.PathOf(folder.Path, "importance")}') ORDER BY mean_abs_shap DESC LIMIT 2"));
    }

    [Fact]
    public void Of_several_classes_scores_of_each_are_parted()
    {
        using var folder = new TemporaryFolder();
        Explanations.Train(folder, "logistic", "multiclass", "class", type: "string");
        var judged = Explanations.Judged("multiclass", "log_loss", isLowerBetter: true);
        var (status, log) = Explanations.Explain(folder, new { label = "class", judged, model = Explanations.Model("multiclass", "string") });
        Assert.True(status == 0, log);
        Assert.Equal(["size|log_loss|true|-", "town|log_loss|true|-"], Explanations.Importance(folder, "input, metric, mean_abs_shap > 0, direction")[..2]);
        Assert.Contains("Surest: row ", Explanations.Report(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void What_matters_to_the_order_of_lists_is_found_whichever_column_makes_them()
    {
        using var folder = new TemporaryFolder();
        const string listed = $"SELECT *, (row_number() OVER ()) // 20 AS list FROM ({Explanations.Houses}) h";
        Explanations.Train(folder, "boosted-trees", "ranking", "price", listed);
        object judged(string by) => new { name = "houses", task = "ranking", output = "answer", metrics = new object[] { new { name = "ndcg", lowerIsBetter = false, by, at = 5 } }, slices = Array.Empty<object>() };
        var (status, log) = Explanations.Explain(folder, new { label = "price", judged = judged("list"), model = Explanations.Model("ranking") }, listed);
        Assert.True(status == 0, log);
        Assert.StartsWith("3000 rows, ndcg ", log, StringComparison.Ordinal);
        Assert.Equal(["size|ndcg|true", "town|ndcg|true"], Explanations.Importance(folder, "input, metric, lower > 0")[..2]);

        // One list of all rows is a list as well.
        Assert.Equal(0, Explanations.Explain(folder, new { label = "price", judged = judged("one"), model = Explanations.Model("ranking") }, listed.Replace("AS list", "AS list, 1 AS one", StringComparison.Ordinal)).Status);
        Assert.Equal("size|ndcg", Explanations.Importance(folder, "input, metric")[0]);
    }

    [Fact]
    public void A_model_of_another_maker_has_importance_and_no_shap_values()
    {
        using var folder = new TemporaryFolder();
        Explanations.Train(folder, "boosted-trees", "binary", "dear");
        Explanations.Disguise(folder);
        var (status, log) = Explanations.Explain(folder, new { label = "dear", judged = Explanations.Judged("binary", "auc"), model = Explanations.Model("binary") });
        Assert.True(status == 0, log);
        Assert.EndsWith("No SHAP values: The model is not one of a built-in learner.\n", log, StringComparison.Ordinal);
        Assert.Equal(["size|true|-|-", "town|true|-|-"], Explanations.Importance(folder, "input, importance > 0, mean_abs_shap, direction")[..2]);
    }

    [Theory]
    [InlineData("SELECT * EXCLUDE (price) FROM (", ") h", "No importance: the rows have no value in 'price', the label.")]
    [InlineData("SELECT * REPLACE (NULL::DOUBLE AS price) FROM (", ") h", "No importance: the rows have no value in 'price', the label.")]
    [InlineData("SELECT * REPLACE ('nan'::DOUBLE AS price) FROM (", ") h", "No importance: the rows have no value in 'price', the label.")]
    public void Without_labels_scores_are_parted_all_the_same(string before, string after, string told)
    {
        using var folder = new TemporaryFolder();
        Explanations.Train(folder, "linear", "regression", "price");
        var settings = new { label = "price", judged = Explanations.Judged("regression", "rmse", isLowerBetter: true), model = Explanations.Model("regression") };
        var (status, log) = Explanations.Explain(folder, settings, before + Explanations.Houses + after);
        Assert.True(status == 0, log);
        Assert.StartsWith(told, log, StringComparison.Ordinal);
        Assert.Equal(["size|-|-|true", "town|-|-|true"], Explanations.Importance(folder, "input, importance, metric, mean_abs_shap > 0")[..2]);
    }

    [Fact]
    public void A_model_that_is_not_registered_is_measured_as_its_task_usually_is()
    {
        using var folder = new TemporaryFolder();
        Explanations.Train(folder, "logistic", "binary", "dear");
        Assert.Equal(0, Explanations.Explain(folder, new { label = "dear", model = new { } }).Status);
        Assert.Equal("size|auc", Explanations.Importance(folder, "input, metric")[0]);
    }

    [Fact]
    public void Rows_without_a_label_are_left_out()
    {
        using var folder = new TemporaryFolder();
        Explanations.Train(folder, "linear", "regression", "price");
        const string query = $"SELECT * REPLACE (CASE WHEN noise < 5 THEN price END AS price) FROM ({Explanations.Houses})";
        var expected = TableFiles.Read($"SELECT count(price) FROM ({query})")[0];
        var (status, log) = Explanations.Explain(folder, new { label = "price", judged = Explanations.Judged("regression", "mae", isLowerBetter: true) }, query);
        Assert.True(status == 0, log);
        Assert.StartsWith($"{expected} rows, mae ", log, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_very_many_rows_some_are_chosen_by_the_seed()
    {
        using var folder = new TemporaryFolder();
        Explanations.Train(folder, "linear", "regression", "price");
        var many = Explanations.Houses.Replace("range(3000)", "range(50000)", StringComparison.Ordinal);
        var settings = new { label = "price", judged = Explanations.Judged("regression", "rmse", isLowerBetter: true) };
        Assert.StartsWith("10000 rows, rmse ", Explanations.Explain(folder, settings, many, seed: 1).Log, StringComparison.Ordinal);
        Assert.Contains("10,000 of 50,000 rows, chosen by the seed", Explanations.Report(folder), StringComparison.Ordinal);
        var one = Explanations.Importance(folder, "*");
        Explanations.Explain(folder, settings, many, seed: 1);
        Assert.Equal(one, Explanations.Importance(folder, "*"));
        Explanations.Explain(folder, settings, many, seed: 2);
        Assert.NotEqual(one, Explanations.Importance(folder, "*"));
    }

    [Fact]
    public void Threads_folders_and_cultures_change_no_byte()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();
        var settings = new { label = "dear", judged = Explanations.Judged("binary", "auc"), model = Explanations.Model("binary") };
        foreach (var folder in (TemporaryFolder[])[one, other])
        {
            Explanations.Train(folder, "boosted-trees", "binary", "dear");
            Assert.Equal(0, Explanations.Explain(folder, settings).Status);
        }

        Same();
        var usual = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "−" } };
            using var log = new StringWriter();
            ExplainStage.Run(StageContext.Read(Path.Join(other.Path, "stage.json"), log), threads: 7, CancellationToken.None);
            Same();
            ExplainStage.Run(StageContext.Read(Path.Join(other.Path, "stage.json"), log), threads: 1, CancellationToken.None);
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }

        Same();

        void Same()
        {
            foreach (var output in (string[])["importance", "report"])
                Assert.Equal(File.ReadAllBytes(StageFiles.PathOf(one.Path, output)), File.ReadAllBytes(StageFiles.PathOf(other.Path, output)));
        }
    }

    [Fact]
    public void Names_and_texts_in_the_report_are_text()
    {
        using var folder = new TemporaryFolder();
        const string query = $"SELECT size AS \"<script>alert(1)</script>\", '<img src=x>' || town AS \"a\"\"b&\", price FROM ({Explanations.Houses})";
        Explanations.Train(folder, "linear", "regression", "price", query, inputs: ["<script>alert(1)</script>", "a\"b&"]);
        var columns = new object[] { new { name = "a\"b&", type = "string", unit = "<u>" } };
        var (status, log) = Explanations.Explain(folder, new { label = "price", columns }, query);
        Assert.True(status == 0, log);
        var report = Explanations.Report(folder);
        Assert.DoesNotContain("<script", report, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", report, StringComparison.Ordinal);
        Assert.DoesNotContain("<u>", report, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_rows_are_explained_by_what_adds_up_to_their_scores()
    {
        using var folder = new TemporaryFolder();
        const string query = "SELECT i AS x, 2 * i + 1.0 AS price FROM range(101) t(i)";
        Explanations.Train(folder, "linear", "regression", "price", query, inputs: ["x"], with: new { l2 = 0 });
        Assert.Equal(0, Explanations.Explain(folder, new { label = "price" }, query).Status);
        var report = Explanations.Report(folder);
        Assert.Contains("Highest: row 101 of the data, answered with 201.", report, StringComparison.Ordinal);
        Assert.Contains("In the middle: row 51 of the data, answered with 101.", report, StringComparison.Ordinal);
        Assert.Contains("Lowest: row 1 of the data, answered with 1.", report, StringComparison.Ordinal);
        Assert.Contains("<td>x</td><td>100</td><td class=\"n\">+100</td>", report, StringComparison.Ordinal);
        Assert.Contains("<td>where nothing is known</td><td></td><td class=\"n\">101</td>", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT 1.0 AS size", "The rows have no column 'town', which the model reads.")]
    [InlineData("SELECT 1.0 AS size, 1 AS town, 1 AS age, 1 AS noise", "The model reads 'town' as a text, and in the rows it is a number.")]
    [InlineData("SELECT 1.0 AS size, 'a' AS town, 1 AS age, 1 AS noise, 1.0 AS price LIMIT 0", "There are no rows to explain the model on.")]
    [InlineData("SELECT 'inf'::DOUBLE AS size, 'a' AS town, 1 AS age, 1 AS noise", "Column 'size' has a value that is infinite, or too large for the model.")]
    [InlineData("SELECT 1.0 AS size, 'a' AS town, 1 AS age, 1 AS noise, 'x' AS price", "Column 'price', the label, is text, and the answers are numbers.")]
    public void Rows_that_can_not_be_explained_are_refused(string query, string message)
    {
        using var folder = new TemporaryFolder();
        Explanations.Train(folder, "linear", "regression", "price");
        var (status, log) = Explanations.Explain(folder, new { label = "price", judged = Explanations.Judged("regression", "rmse", isLowerBetter: true) }, query);
        Assert.Equal((1, $"error: {message}"), (status, log.Split('\n')[0]));
    }

    [Fact]
    public void A_model_of_another_maker_on_rows_without_labels_can_not_be_explained()
    {
        using var folder = new TemporaryFolder();
        Explanations.Train(folder, "linear", "regression", "price");
        Explanations.Disguise(folder);
        var (status, log) = Explanations.Explain(folder, new { judged = Explanations.Judged("regression", "rmse", isLowerBetter: true) });
        Assert.Equal(1, status);
        const string told = "error: Nothing can be told of the model: nobody says which column holds the truth; and The model is not one of a built-in learner.\n";
        Assert.StartsWith($"{told}  hint: Give rows with a label", log, StringComparison.Ordinal);
    }
}
