using System.Text.Json;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Tests.Variants;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Deciding;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Evaluating;
using Mlops.GitOps.Data.Explaining;

namespace Mlops.GitOps.Data.Tests.Declarations;

/// <summary>What the compiler writes for built-in stages is what they read.</summary>
public sealed class SettingsTests
{
    private static readonly Compilation Credit = ExampleWorkspaces.Compile(ExampleWorkspaces.Read("credit-risk"));

    [Fact]
    public void Ingest_is_told_its_dataset()
    {
        var dataset = DatasetDeclaration.Of(SettingsOf("credit", "ingest").GetProperty("dataset"));
        Assert.Equal(("applications", "csv", "fail", "applied_at", "loaded_at"), (dataset.Name, dataset.Format, dataset.OtherColumns, dataset.EventColumn, dataset.KnownColumn));
        var amount = dataset.Columns.First(static column => column.Name == "amount");
        Assert.Equal((ColumnKind.Float, "500", "75000", "EUR"), (amount.Type.Kind, amount.Min, amount.Max, amount.Unit));
        Assert.True(dataset.Columns[0].IsKey);
        Assert.Equal(["branch", "web", "broker"], dataset.Columns.First(static column => column.Name == "channel").Values!.Value.AsEnumerable());
    }

    [Fact]
    public void A_dialect_is_texts_whatever_they_look_like()
    {
        var dataset = DatasetDeclaration.Of(SettingsOf("credit_eu", "ingest").GetProperty("dataset"));
        Assert.Equal((";", true, "drop"), (dataset.Csv.Delimiter, dataset.Csv.HasHeader, dataset.OtherColumns));
        Assert.Equal(["", "NA"], dataset.Csv.Nulls.AsEnumerable());
        Assert.Equal(["de", "fr", "nl", "no", "se"], dataset.Columns.First(static column => column.Name == "country").Values!.Value.AsEnumerable());
    }

    [Fact]
    public void Validate_is_told_what_the_dataset_of_its_rows_promises()
    {
        var settings = SettingsOf("credit", "validate");
        Assert.Equal("applications", settings.GetProperty("dataset").GetString());
        var expectations = settings.GetProperty("expectations").EnumerateArray().Select(ExpectationDeclaration.Of).ToList();
        Assert.Equal(
            [("expect_column_values_to_be_between", "fail"), ("expect_column_values_to_not_be_null", "quarantine"), ("expect_table_row_count_to_be_between", "warn")],
            expectations.Select(static expectation => (expectation.Name, expectation.OnFail)));
        Assert.Equal(0.999, expectations[1].Arguments.GetProperty("mostly").GetDouble());
        Assert.False(expectations[1].Arguments.TryGetProperty("onFail", out _));
        Assert.Equal("18", ColumnDeclaration.AllOf(settings.GetProperty("columns")).First(static column => column.Name == "age").Min);
    }

    [Fact]
    public void Features_are_told_their_views_with_their_datasets()
    {
        var settings = SettingsOf("credit", "features");
        Assert.Equal("applied_at", settings.GetProperty("event").GetString());
        var views = settings.GetProperty("views").EnumerateArray().Select(ViewDeclaration.Of).ToDictionary(static view => view.FullName, StringComparer.Ordinal);
        var history = views["payment_history@2"];
        Assert.Equal(("customer_id", "payments", 365 * 86_400.0, "paid_at"), (history.Key, history.Input, history.TtlSeconds, history.Dataset.EventColumn));
        Assert.Equal(
            [("payments_90d", "count", "*", null), ("late_90d", "count", "*", "days_late > 0"), ("mean_delay", "mean", "days_late", null), ("worst_delay", "max", "days_late", null), ("late_share", null, null, null)],
            history.Values.Select(static value => (value.Name, value.Function, value.Column, value.Where)));
        Assert.Equal("late_90d / payments_90d", history.Values[4].Expression);
        Assert.Equal(90 * 86_400.0, history.Values[0].WindowSeconds);
    }

    [Fact]
    public void Every_input_of_a_view_is_an_input_of_the_stage()
    {
        foreach (var operation in Lowered("credit").Where(static operation => operation.Work.Kind == "features"))
        {
            var inputs = operation.Work.Inputs.Items.Select(static input => input.Name).ToList();
            foreach (var view in SettingsOf("credit", operation.Id).GetProperty("views").EnumerateArray().Select(ViewDeclaration.Of)) Assert.Contains(view.Input, inputs);
        }
    }

    [Fact]
    public void Evaluate_is_told_how_its_model_is_measured_and_what_it_learnt_to_predict()
    {
        var settings = EvaluateSettings.Of(SettingsOf("credit", "evaluate"));
        Assert.Equal(("defaulted", "credit", "binary", "default_probability", 0.2), (settings.Label, settings.Judged.Name, settings.Judged.Task, settings.Judged.Output, settings.Judged.Threshold));
        Assert.Equal([("auc", false, null), ("brier", true, null), ("profit", false, "EUR")], settings.Judged.Metrics.Select(static metric => (metric.Name, metric.LowerIsBetter, metric.Unit)));
        Assert.StartsWith("sum(case when default_probability >= 0.2", settings.Judged.Metrics[2].Sql, StringComparison.Ordinal);
        Assert.Equal([("sex", "sex", 0, 30), ("age_band", "age", 0, 30), ("both", null, 2, 30)], settings.Judged.Slices.Select(static slice => (slice.Name, slice.Column, slice.Combines.Length, slice.LeastRows)));
        Assert.Equal([25, 40, 60], settings.Judged.Slices[1].Bins!.Value.AsEnumerable());
        Assert.Equal("amount > 20000", settings.Judged.Baseline?.Rule);
        Assert.Equal("default_probability", settings.Model.Output?.Name);
        Assert.Equal(["f", "m"], settings.Judged.Slices[0].Groups.AsEnumerable());
        Assert.Equal(["<25", "25-40", "40-60", ">=60"], settings.Judged.Slices[1].Groups.AsEnumerable());
        Assert.Empty(settings.Judged.Slices[2].Groups);
    }

    [Fact]
    public void Explain_is_told_the_metrics_and_the_label_of_the_model_that_it_takes()
    {
        var settings = ExplainSettings.Of(SettingsOf("credit", "explain"));
        Assert.Equal(("defaulted", "credit", "binary", 0.2), (settings.Label, settings.Judged?.Name, settings.Judged?.Task, settings.Judged?.Threshold));
        Assert.Equal(["auc", "brier", "profit"], settings.Judged!.Metrics.Select(static metric => metric.Name));
        Assert.Empty(settings.Judged.Slices);
        Assert.Equal("default_probability", settings.Model.Output?.Name);
        Assert.Equal("EUR", settings.Columns.First(static column => column.Name == "amount").Unit);
    }

    [Fact]
    public void Decide_is_told_its_question_and_the_label_of_its_rows()
    {
        var need = DecideSettings.Of(SettingsOf("credit", "need"));
        Assert.Equal(("loan_defaults", true, "baseline.metrics.profit < 120000 and data.rows >= 1000", "defaulted"), (need.Problem, need.AsksNeed, need.When, need.Label));
        Assert.Equal(["credit"], need.Models.Select(static model => model.Name));
        var solved = DecideSettings.Of(SettingsOf("credit_eu", "solved"));
        Assert.Equal(("loan_defaults_eu", false), (solved.Problem, solved.AsksNeed));
        Assert.Equal("amount", solved.Models[0].Baseline?.ColumnScore);
    }

    [Fact]
    public void Materialize_is_told_its_views_with_their_datasets()
    {
        var views = SettingsOf("refresh", "publish").GetProperty("views").EnumerateArray().Select(ViewDeclaration.Of);
        Assert.Equal([("payment_history@2", "payments"), ("profile@3", "customers")], views.Select(static view => (view.FullName, view.Dataset.Name)));
    }

    [Fact]
    public void Split_is_told_when_rows_happened()
    {
        var settings = SettingsOf("credit", "split");
        Assert.Equal("applied_at", settings.GetProperty("event").GetString());
        Assert.Equal("time", settings.GetProperty("by").GetString());
        Assert.Contains("late_share", ColumnDeclaration.AllOf(settings.GetProperty("columns")).Select(static column => column.Name));
    }

    [Fact]
    public void Train_is_told_what_the_model_it_is_registered_as_reads_and_answers()
    {
        var settings = SettingsOf("credit", "train");
        Assert.Equal(("defaulted", "boosted-trees", 200), (settings.GetProperty("label").GetString(), settings.GetProperty("learner").GetString(), settings.GetProperty("with").GetProperty("trees").GetInt32()));
        var model = ModelDeclaration.Of(settings.GetProperty("model"));
        Assert.Equal(("credit", "binary"), (model.Name, model.Task));
        Assert.Equal(
            ["amount", "income", "term_months", "payments_90d", "late_90d", "mean_delay", "worst_delay", "late_share", "years_in_job", "accounts_held", "moves_3y"],
            model.Inputs!.Value.Select(static input => input.Name));
        Assert.Equal("float?", model.Inputs.Value.First(static input => input.Name == "mean_delay").Type.ToString());
        Assert.Equal(("default_probability", "float", 0.0, 1.0), (model.Output!.Name, model.Output.Type.ToString(), model.Output.Min, model.Output.Max));
        Assert.True(ColumnDeclaration.AllOf(settings.GetProperty("columns")).First(static column => column.Name == "sex").IsProtected);
        Assert.Equal(("applied_at", "loaded_at"), (settings.GetProperty("event").GetString(), settings.GetProperty("known").GetString()));
    }

    [Fact]
    public void Predict_is_told_what_the_model_of_an_environment_answers()
    {
        var model = ModelDeclaration.Of(SettingsOf("provisions", "score").GetProperty("model"));
        Assert.Equal(("credit", "default_probability", 11), (model.Name, model.Output!.Name, model.Inputs!.Value.Length));
    }

    [Fact]
    public void Training_on_columns_that_nobody_declared_is_told_what_the_model_says_it_reads()
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["mlops.yaml"] = "mlops: 1\nproject: p\nroles: {r: [{id: 1, login: a}, {id: 2, login: b}]}\n",
            ["p.mlops.yaml"] = """
                problems: {why: {statement: s, owner: r, baseline: {columnScore: x}, needsMlWhen: data.rows > 0, solvedWhen: metrics.rmse < 1}}
                models:
                  line: {owner: r, problem: why, task: regression, inputs: [x, z], output: {name: answer, type: float}, metrics: {rmse: {better: lower}}}
                pipelines:
                  p:
                    stages:
                      make: {kind: transform, data: data/rows.csv, sql: "select * from data"}
                      named: {kind: train, data: make.rows, label: y, learner: linear}
                      other: {kind: train, data: make.rows, label: y, learner: linear}
                      judge: {kind: evaluate, model: named.model, data: make.rows}
                      register: {kind: register, model: named.model, metrics: judge.metrics, as: line}
                """,
        };
        var compiled = ExampleWorkspaces.Compile(texts);
        var lowered = Lowering.Lower(compiled.Model, compiled.Model.Pipelines[0], "manual").Operations.Items;
        var named = ModelDeclaration.Of(Settings(lowered, "named").GetProperty("model"));
        Assert.Equal([("x", null), ("z", (ColumnType?)null)], named.Inputs!.Value.Select(static input => (input.Name, input.Type)));
        Assert.Null(ModelDeclaration.Of(Settings(lowered, "other").GetProperty("model")).Inputs);

        static JsonElement Settings(IEnumerable<Operation> operations, string stage) =>
            JsonDocument.Parse(Assert.IsType<BuiltInBody>(operations.First(operation => operation.Id == stage).Work.Body).Settings).RootElement;
    }

    private static JsonElement SettingsOf(string pipeline, string stage)
    {
        var body = Assert.IsType<BuiltInBody>(Lowered(pipeline).First(operation => operation.Id == stage).Work.Body);
        return JsonDocument.Parse(body.Settings).RootElement;
    }

    private static IEnumerable<Operation> Lowered(string pipeline) =>
        Lowering.Lower(Credit.Model, Credit.Model.Pipelines.First(symbol => symbol.Name == pipeline), "manual").Operations.Items;
}
