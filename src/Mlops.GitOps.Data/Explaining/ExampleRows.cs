using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Reports;

namespace Mlops.GitOps.Data.Explaining;

/// <summary>Three rows with the reasons for their answers: the highest score, the middle one and the lowest; of several classes the surest answer, a middling
/// one and the least sure.</summary>
internal static class ExampleRows
{
    private const int MostReasons = 6;

    public static void AddTo(Html page, ExplainedRows rows, ShapSample shap, string score, ImmutableDictionary<string, string> units)
    {
        var answers = Enumerable.Range(0, shap.Rows.Rows).Select(row => AnswerOf(shap, row)).ToList();
        var order = Enumerable.Range(0, answers.Count).OrderByDescending(row => answers[row].Weight).ThenBy(static row => row).ToList();
        var isSure = shap.Values.Targets > 1;
        (string Name, int Row)[] examples = [(isSure ? "Surest" : "Highest", order[0]), ("In the middle", order[order.Count / 2]), (isSure ? "Least sure" : "Lowest", order[^1])];
        page.Heading("Three rows");
        foreach (var (name, row) in examples.DistinctBy(static example => example.Row))
        {
            var (target, _, words) = answers[row];
            var place = rows.Places[shap.Picked[row]] + 1;
            page.Paragraph(FormattableString.Invariant($"{name}: row {place:0} of the data, answered with {words}."));
            page.Table(["Input", "Value", $"#Adds to the {score}"], ReasonsOf(shap, row, target, score, units));
        }
    }

    /// <summary>Returns the text of a code.</summary>
    public static string TextOf(LearnedInput input, int code) => input.Categories is { } texts && code > 0 ? texts[code - 1] : "(none, or not known)";

    private static (int Target, double Weight, string Words) AnswerOf(ShapSample shap, int row)
    {
        var answer = shap.Model.Answer(shap.Rows, row);
        switch (shap.Model.Task)
        {
            case LearningTask.Multiclass:
                var likeliest = Array.IndexOf(answer, answer.Max());
                return (likeliest, answer[likeliest], $"{shap.Model.Classes?.Names[likeliest]}, at {Html.Number(answer[likeliest])}");
            case LearningTask.Binary:
                return (0, shap.Model.Score(shap.Rows, row)[0], $"{Html.Small(answer[1])} for {shap.Model.Classes?.Names[1]}");
            default:
                return (0, shap.Model.Score(shap.Rows, row)[0], Html.Small(answer[0]));
        }
    }

    private static IEnumerable<string[]> ReasonsOf(ShapSample shap, int row, int target, string score, ImmutableDictionary<string, string> units)
    {
        var values = shap.Values.Values[target][row];
        var order = Enumerable.Range(0, values.Length).OrderByDescending(input => Math.Abs(values[input]))
            .ThenBy(input => shap.Rows.Columns[input].Input.Name, StringComparer.Ordinal).ToList();
        foreach (var input in order.Take(MostReasons))
        {
            var name = shap.Rows.Columns[input].Input.Name;
            yield return [name, $"{ValueOf(shap.Rows.Columns[input], row)}{(units.TryGetValue(name, out var unit) ? $" {unit}" : "")}", Signed(values[input])];
        }

        if (order.Count > MostReasons) yield return [FormattableString.Invariant($"{order.Count - MostReasons} others"), "", Signed(order.Skip(MostReasons).Sum(input => values[input]))];
        yield return ["where nothing is known", "", Html.Small(shap.Values.Bases[target])];
        yield return [$"the {score}", "", Html.Small(shap.Model.Score(shap.Rows, row)[target])];
    }

    private static string ValueOf(FeatureColumn column, int row)
    {
        if (column.Input.IsText) return TextOf(column.Input, column.Codes[row]);
        return float.IsNaN(column.Numbers[row]) ? "(none)" : column.Numbers[row].ToString("G6", CultureInfo.InvariantCulture);
    }

    private static string Signed(double value) => value > 0 ? $"+{Html.Small(value)}" : Html.Small(value);
}
