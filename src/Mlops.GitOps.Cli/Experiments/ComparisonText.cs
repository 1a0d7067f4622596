using System.Globalization;
using System.Text;
using System.Text.Json;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Rendering.Artifacts;
using Mlops.GitOps.Data.Comparing;

namespace Mlops.GitOps.Cli.Experiments;

/// <summary>Shows a comparison to people, and to programs.</summary>
internal static class ComparisonText
{
    public static string Of(string experiment, Comparison comparison, Paint paint)
    {
        var task = comparison.Task;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{paint.Bold(experiment)}: {task.Metric}, {(task.IsLowerBetter ? "less" : "more")} is better; {task.Test}, correction {task.Correction}, alpha {task.Alpha:G3}\n\n");
        var columns = new List<string> { "combination", "replicates", "mean", "deviation", "difference", "from", "to", "n", "p", "adjusted", "" };
        if (task.EffectName.Length > 0) columns.Insert(7, task.EffectName);
        var rows = comparison.Contenders.Select(one => (IReadOnlyList<string>)RowOf(one, task.EffectName.Length > 0)).ToList();
        foreach (var line in AlignedTable.Of(new ShownTable(columns, rows, IsWhole: true), paint)) text.Append(line).Append('\n');
        foreach (var one in comparison.Contenders.Where(static one => one.Note is not null)) text.Append(CultureInfo.InvariantCulture, $"  {Printable.Text(one.Name)}: {one.Note}\n");
        if (!comparison.Notes.IsEmpty) text.Append('\n');
        foreach (var note in comparison.Notes) text.Append(paint.Cyan("note")).Append(": ").Append(Printable.Text(note)).Append('\n');
        return text.ToString();
    }

    public static string Json(string experiment, Comparison comparison) => JsonText.Write(json =>
    {
        var task = comparison.Task;
        json.WriteStartObject();
        json.WriteString("schema", "mlops/comparison/1");
        json.WriteString("experiment", experiment);
        json.WriteString("metric", task.Metric);
        json.WriteString("better", task.IsLowerBetter ? "lower" : "higher");
        json.WriteString("test", task.Test);
        json.WriteString("correction", task.Correction);
        json.WriteNumber("alpha", task.Alpha);
        if (task.TestOverTrain is { } ratio) json.WriteNumber("testOverTrain", ratio);
        json.WriteString("reference", comparison.Reference.Name);
        if (comparison.Omnibus is { } omnibus)
        {
            json.WriteStartObject("omnibus");
            Write(json, "statistic", omnibus.Statistic);
            Write(json, "pValue", omnibus.PValue);
            json.WriteEndObject();
        }

        json.WriteStartArray("combinations");
        foreach (var one in comparison.Contenders) Write(json, one, task.EffectName);
        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in comparison.Notes) json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, ComparedContender one, string effect)
    {
        json.WriteStartObject();
        json.WriteString("name", one.Name);
        json.WriteNumber("replicates", one.Replicates);
        Write(json, "mean", one.Mean);
        Write(json, "deviation", one.Spread);
        Write(json, "difference", one.Difference);
        Write(json, "lower", one.Interval?.Lower);
        Write(json, "upper", one.Interval?.Upper);
        if (effect.Length > 0 && one.Effect is { } size)
        {
            json.WriteString("effect", effect);
            Write(json, "effectSize", size);
        }

        json.WriteNumber("n", one.Count);
        Write(json, "statistic", one.Statistic);
        Write(json, "pValue", one.PValue);
        Write(json, "adjusted", one.Adjusted);
        json.WriteString("verdict", one.Verdict);
        if (one.Note is { } note) json.WriteString("note", note);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known && double.IsFinite(known)) json.WriteNumber(name, known);
    }

    private static List<string> RowOf(ComparedContender one, bool hasEffect)
    {
        var row = new List<string>
        {
            one.Name, Whole(one.Replicates), Number(one.Mean), Number(one.Spread), Number(one.Difference), Number(one.Interval?.Lower), Number(one.Interval?.Upper),
            one.IsReference ? "" : Whole(one.Count), Number(one.PValue, "G3"), Number(one.Adjusted, "G3"), one.Verdict,
        };
        if (hasEffect) row.Insert(7, Number(one.Effect, "G3"));
        return row;
    }

    private static string Number(double? value, string format = "G5") => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
