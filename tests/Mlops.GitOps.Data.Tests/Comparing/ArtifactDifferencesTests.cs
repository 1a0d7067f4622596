using System.Collections.Immutable;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Comparing;
using Mlops.GitOps.Data.Tests.Training;

namespace Mlops.GitOps.Data.Tests.Comparing;

public sealed class ArtifactDifferencesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void The_largest_difference_of_each_column_is_told_and_how_many_rows_differ()
    {
        var differences = Tables(
            "SELECT i AS id, i * 1.5::DOUBLE AS amount, 'a' || i AS name, i::FLOAT AS kept FROM range(1000) t(i) ORDER BY i",
            "SELECT i AS id, i * 1.5::DOUBLE + CASE WHEN i = 4 THEN 0.5 WHEN i = 900 THEN 0.25 ELSE 0 END AS amount, CASE WHEN i = 7 THEN 'b' ELSE 'a' || i END AS name, i::FLOAT AS kept FROM range(1000) t(i) ORDER BY i");
        Assert.Equal([new Difference("amount", 0.5, 0.5 / 6.5, 2, 1000), new Difference("name", Count: 1, Of: 1000)], differences.AsEnumerable());
    }

    [Fact]
    public void A_value_that_is_missing_on_one_side_is_no_difference_of_numbers()
    {
        var difference = Assert.Single(Tables("SELECT 1.0::DOUBLE AS x UNION ALL SELECT 'nan'::DOUBLE", "SELECT NULL::DOUBLE AS x UNION ALL SELECT 'nan'::DOUBLE"));
        Assert.Equal((null, 1L, 2L, false), (difference.Absolute, difference.Count, difference.Of, difference.IsWithin(1e9)));
    }

    [Fact]
    public void Columns_and_rows_that_came_or_went_are_told()
    {
        Assert.Equal(["column b is gone", "column c is new"], Tables("SELECT 1 AS a, 2 AS b", "SELECT 1 AS a, 2 AS c").Select(static difference => difference.What));
        Assert.Equal(["it has 2 rows and had 3"], Tables("SELECT * FROM range(3)", "SELECT * FROM range(2)").Select(static difference => difference.What));
    }

    [Fact]
    public void Metrics_are_compared_by_the_way_to_each_number()
    {
        var differences = Of("Metrics", File("then", """{"metrics": {"auc": {"value": 0.9, "method": "DeLong"}, "old": 1}}"""), File("now", """{"metrics": {"auc": {"value": 0.8, "method": "bootstrap"}, "new": 1}}"""));
        Assert.Equal(["metrics.auc.method is bootstrap and was DeLong", "metrics.auc.value", "metrics.new is new", "metrics.old is gone"], differences?.Select(static difference => difference.What));
        Assert.Equal(0.1, differences?[1].Absolute ?? 0, 1e-12);
        Assert.Equal(1 / 9.0, differences?[1].Relative ?? 0, 1e-12);
        Assert.Empty(Of("Metrics", File("then", """{"a": 1.0}"""), File("now", """{ "a": 1 }""")) ?? [new("")]);
    }

    [Fact]
    public void Models_are_compared_by_their_answers_to_rows()
    {
        var (one, other) = (Line("SELECT i AS x, 3 * i + 1.0 AS y FROM range(400) t(i)", "one"), Line("SELECT i AS x, 3 * i + 1.5 AS y FROM range(400) t(i)", "other"));
        var rows = TableFiles.Write(folder["rows.parquet"], "SELECT i AS x FROM range(100) t(i)");
        var difference = Assert.Single(ArtifactDifferences.Of("Model", "onnx", one, other, rows, folder.Path, default) ?? []);
        Assert.Equal(("its answers, answer", 100L), (difference.What, difference.Of));
        Assert.Equal(0.5, difference.Absolute ?? 0, 1e-3);
        Assert.Null(ArtifactDifferences.Of("Model", "onnx", one, File("now", "no model"), rows, folder.Path, default));
        Assert.Null(ArtifactDifferences.Of("Model", "lightgbm-text", one, other, rows, folder.Path, default));
        Assert.Null(ArtifactDifferences.Of("Model", "onnx", one, other, rows: null, folder.Path, default));
    }

    public void Dispose() => folder.Dispose();

    private string Line(string query, string name)
    {
        var model = new { name = "line", task = "regression", inputs = new[] { new { name = "x" } }, output = new { name = "answer", type = "float" } };
        Assert.Equal(0, Trainings.Train(folder, query, Trainings.Settings("linear", model, "y", new { l2 = 0 })).Status);
        System.IO.File.Move(Trainings.ModelOf(folder), folder[name]);
        return folder[name];
    }

    private ImmutableArray<Difference> Tables(string before, string after) =>
        Of("Table", TableFiles.Write(folder["before.parquet"], before), TableFiles.Write(folder["after.parquet"], after)) ?? throw new InvalidOperationException("They can be compared.");

    private ImmutableArray<Difference>? Of(string type, string before, string after) => ArtifactDifferences.Of(type, format: null, before, after, rows: null, folder.Path, default);

    private string File(string name, string text) => folder.With(name, text)[name];
}
