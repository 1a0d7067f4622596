using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Linear;
using Mlops.GitOps.Data.Reports;

namespace Mlops.GitOps.Data.Explaining;

/// <summary>What a model's answers depend on, for people.</summary>
internal static class ExplainReport
{
    private const int MostBars = 30;

    public static string Of(Explanation explanation, ImmutableArray<ColumnDeclaration> columns)
    {
        var page = new Html();
        var units = columns.Where(static column => column.Unit is not null).ToImmutableDictionary(static column => column.Name, static column => column.Unit ?? "", StringComparer.Ordinal);
        page.Heading("What counts");
        if (explanation.Metric is var (metric, _)) page.Paragraph(OfImportance(explanation, metric));
        else page.Paragraph($"There is no importance, for {explanation.WithoutImportance}.");
        page.Paragraph(explanation.Shap is { } shap ? OfShap(shap) : $"Scores are not parted among the inputs: {explanation.WithoutShap}");
        page.Paragraph("Inputs that tell the same stand in for each other, so each counts for less than both together; and nothing here says what would happen "
            + "if somebody changed an input in the world.");
        AddBars(page, explanation);
        AddTable(page, explanation, units);
        if (explanation.Shap is { } parted)
        {
            if (parted.Values.Targets == 1) Dependence.AddTo(page, explanation.Inputs, parted, ScoreOf(parted.Model), units);
            ExampleRows.AddTo(page, explanation.Rows, parted, ScoreOf(parted.Model), units);
        }

        var (count, all) = (explanation.Rows.Count, explanation.Rows.All);
        var sampled = count < all ? FormattableString.Invariant($"{count:N0} of {all:N0} rows, chosen by the seed") : FormattableString.Invariant($"{count:N0} rows");
        var value = explanation.Metric is var (known, whole) ? $", {known.Name} {Html.Number(whole)}" : "";
        return page.Page($"Explanation of {explanation.Model}", $"{sampled}{value}");
    }

    /// <summary>What scores are, before they become answers.</summary>
    private static string ScoreOf(LearnedModel model) => model.Task switch
    {
        LearningTask.Binary => "log odds",
        LearningTask.Multiclass => "score of the class",
        _ => "answer",
    };

    private static string OfImportance(Explanation explanation, PermutedMetric metric)
    {
        var better = metric.IsLowerBetter ? "less" : "more";
        var known = explanation.Inputs.Any(static input => input.Importance is { Lower: null }) ? ", where that can be told" : "";
        return FormattableString.Invariant($"Importance is how much worse {metric.Name} ({better} is better) gets when the values of an input are dealt out anew among the rows, ")
            + FormattableString.Invariant($"so that they tell nothing: the mean of {PermutationImportance.Repeats} deals. The spread is their standard deviation; ")
            + $"the interval holds at 95 % what it would be on other rows like these{known} (block jackknife).";
    }

    private static string OfShap(ShapSample shap)
    {
        var score = ScoreOf(shap.Model);
        var known = shap.Model.Predictor is LinearPredictor ? "inputs taken as independent, over the rows explained" : "expected by the rows that the trees were learned from";
        var classes = shap.Values.Targets > 1 ? " and all classes" : "";
        return $"A SHAP value is how far an input moves the {score} of a row from what is expected where nothing is known ({known}); the values of a row and that base add up to its {score}. "
            + FormattableString.Invariant($"Mean |SHAP| is the mean distance over {shap.Rows.Rows:N0} rows{classes}. ")
            + "A direction of 1 says that the score only rises with the input, -1 that it only falls.";
    }

    private static void AddBars(Html page, Explanation explanation)
    {
        var isMeasured = explanation.Metric is not null;
        var bars = explanation.Inputs.Take(MostBars).Select(input => isMeasured
            ? new Bar(input.Input.Name, input.Importance?.Mean ?? 0, input.Importance?.Lower, input.Importance?.Upper)
            : new Bar(input.Input.Name, input.MeanShap ?? 0)).ToList();
        var more = explanation.Inputs.Length > MostBars ? FormattableString.Invariant($" The {MostBars} that count most, of {explanation.Inputs.Length}.") : "";
        var what = explanation.Metric is var (metric, _) ? $"{metric.Name} lost" : "mean |SHAP|";
        var caption = isMeasured
            ? $"How much {explanation.Metric?.Metric.Name} is lost without what each input tells, with its interval: one that holds 0 may tell nothing."
            : "How far each input moves scores.";
        page.Figure(Bars.Svg(bars, what), caption + more, isWide: true);
    }

    private static void AddTable(Html page, Explanation explanation, ImmutableDictionary<string, string> units)
    {
        page.Table(["Input", "#Importance", "#Spread", "#From", "#To", "#Mean |SHAP|", "#Direction"], explanation.Inputs.Select(input => (string[])
        [
            units.TryGetValue(input.Input.Name, out var unit) ? $"{input.Input.Name} ({unit})" : input.Input.Name,
            Told(input.Importance?.Mean), Told(input.Importance?.Spread), Told(input.Importance?.Lower), Told(input.Importance?.Upper), Told(input.MeanShap),
            input.Direction?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
        ]));
    }

    private static string Told(double? value) => value is null ? "" : Html.Small(value);
}
