using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Data.Tests.Training;

namespace Mlops.GitOps.Data.Tests.Predicting;

public sealed class PredictStageTests
{
    private const string Line = "SELECT i AS x, 3 * i + 1.0 AS y FROM range(400) t(i)";

    private static readonly object Model = new { name = "line", task = "regression", inputs = new[] { new { name = "x" } }, output = new { name = "answer", type = "float" } };

    [Fact]
    public void Every_row_gets_its_own_answer_however_many_there_are()
    {
        using var folder = new TemporaryFolder();
        Train(folder);
        Assert.Equal((0, "300000 rows scored.\n"), Trainings.Predict(folder, "SELECT (hash(i) % 400)::INTEGER AS x, i AS id FROM range(300000) t(i)", new { model = Model }));
        var rows = $"read_parquet('{StageFiles.PathOf(folder.Path, "rows")}', file_row_number = true)";
        Assert.Equal(["300000|0|0"], TableFiles.Read($"SELECT count(*), count(*) FILTER (abs(answer - (3 * x + 1)) > 0.01), count(*) FILTER (id <> file_row_number) FROM {rows}"));
    }

    [Fact]
    public void Rows_without_rows_are_scored_as_well()
    {
        using var folder = new TemporaryFolder();
        Train(folder);
        Assert.Equal((0, "0 rows scored.\n"), Trainings.Predict(folder, $"SELECT * FROM ({Line}) WHERE x < 0", new { model = Model }));
        Assert.Equal(["x", "y", "answer"], TableFiles.Read($"SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet('{StageFiles.PathOf(folder.Path, "rows")}'))"));
    }

    [Theory]
    [InlineData("SELECT 1 AS z", "The rows have no column 'x', which the model reads.")]
    [InlineData("SELECT 'a' AS x", "The model reads 'x' as a number, and in the rows it is a text.")]
    [InlineData("SELECT 1 AS x, 2 AS answer", "The rows have a column 'answer' already, which is the name of the model's output.")]
    public void Rows_that_the_model_can_not_read_are_refused(string query, string message)
    {
        using var folder = new TemporaryFolder();
        Train(folder);
        var (status, log) = Trainings.Predict(folder, query, new { model = Model });
        Assert.Equal((1, $"error: {message}"), (status, log.Split('\n')[0]));
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Join(folder.Path, "out"));
        File.WriteAllText(Trainings.ModelOf(folder), "This is no model.");
        var (status, log) = Trainings.Predict(folder, Line);
        Assert.Equal(1, status);
        Assert.StartsWith("error: The model can't be loaded: ", log, StringComparison.Ordinal);
    }

    private static void Train(TemporaryFolder folder) => Assert.Equal(0, Trainings.Train(folder, Line, Trainings.Settings("linear", Model, "y", new { l2 = 0 })).Status);
}
