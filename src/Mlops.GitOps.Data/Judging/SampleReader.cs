using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Judging;

/// <summary>Reads what is judged from a table of predictions.</summary>
internal static class SampleReader
{
    public static JudgedTask TaskOf(string task) => task switch
    {
        "binary" => JudgedTask.Binary,
        "multiclass" => JudgedTask.Multiclass,
        "ranking" => JudgedTask.Ranking,
        _ => JudgedTask.Regression,
    };

    public static Sample Of(JudgedTable table, JudgedDeclaration judged, Truth truth)
    {
        var task = TaskOf(judged.Task);
        var column = table.Column(judged.Output, "the prediction");
        var answers = task == JudgedTask.Multiclass ? PlacesOf(table, judged, truth) : NumbersOf(table, column);
        RefuseMissing(answers, truth, judged.Output);
        if (task == JudgedTask.Binary) RefuseOutside(answers, judged.Output);
        return new(task, truth.Values, answers, task == JudgedTask.Multiclass ? ProbabilitiesOf(table, judged.Output, truth) : null, ListsOf(table, judged), truth.Classes.Length, judged.Threshold);
    }

    private static double[] NumbersOf(JudgedTable table, DuckColumn column) => column.Type.Kind == DuckTypeKind.Varchar
        ? throw new StageFailure($"Column '{column.Name}', the prediction, is text, and a number is to be judged.", "Write `task: multiclass`, or let the model answer with a number.")
        : table.Numbers(Sql.Name(column.Name));

    private static double[] PlacesOf(JudgedTable table, JudgedDeclaration judged, Truth truth)
    {
        var classes = new ClassPlaces(truth.Classes);
        return Array.ConvertAll(table.Texts(Sql.Name(judged.Output)), text => text is null ? double.NaN : classes.Of(text));
    }

    private static double[][]? ProbabilitiesOf(JudgedTable table, string output, Truth truth)
    {
        var name = $"{output}_probabilities";
        if (table.Columns.All(column => column.Name != name)) return null;
        var lists = table.Lists(Sql.Name(name));
        return Array.ConvertAll(lists, list => list is { } row && row.Length == truth.Classes.Length ? row
            : throw new StageFailure(
                $"Column '{name}' holds {list?.Length ?? 0} probabilities, and there are {truth.Classes.Length} classes.",
                "Declare the classes in `values` of the model's output."));
    }

    /// <summary>Returns the list of each row, where a metric says what makes lists.</summary>
    public static int[]? ListsOf(JudgedTable table, JudgedDeclaration judged)
    {
        if (judged.Metrics.FirstOrDefault(static metric => metric.By is not null)?.By is not { } by) return null;
        table.Column(by, "what makes the lists of a ranking");
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        return Array.ConvertAll(table.Texts(Sql.Name(by)), text =>
        {
            if (!places.TryGetValue(text ?? "", out var place)) places.Add(text ?? "", place = places.Count);
            return place;
        });
    }

    /// <summary>Fails where a row that is judged has no answer.</summary>
    public static void RefuseMissing(double[] answers, Truth truth, string output)
    {
        var missing = 0;
        for (var row = 0; row < answers.Length; row++) missing += double.IsNaN(answers[row]) && !double.IsNaN(truth.Values[row]) ? 1 : 0;
        if (missing == 0) return;
        throw new StageFailure(
            FormattableString.Invariant($"{missing} rows have a label and no prediction in '{output}'."),
            "A row that the model can't answer must not go unjudged: let it answer, or leave the row out before.");
    }

    /// <summary>Fails where an answer is no probability.</summary>
    public static void RefuseOutside(double[] answers, string output)
    {
        foreach (var answer in answers)
        {
            if (answer is not (< 0 or > 1)) continue;
            throw new StageFailure(
                FormattableString.Invariant($"'{output}' holds {answer}, and a binary model answers with a probability."),
                "Let it answer between 0 and 1, or write `task: ranking` for scores.");
        }
    }
}
