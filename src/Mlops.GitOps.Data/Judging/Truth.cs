using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Judging;

/// <summary>What was true of each row, as a number: a class by its place among the classes. Rows of which nobody knows are NaN.</summary>
/// <param name="Classes">The classes in their order; none where the truth is a number itself.</param>
internal sealed record Truth(double[] Values, ImmutableArray<string> Classes)
{
    public static Truth Of(JudgedTable table, string label, JudgedTask task, ImmutableArray<string>? declared)
    {
        var column = table.Column(label, "the label");
        var name = Tables.Sql.Name(label);
        if (task is JudgedTask.Regression or JudgedTask.Ranking) return new(Numbers(table, column, name), []);
        var texts = table.Texts(name);
        var isNumber = column.Type.Kind is not (DuckTypeKind.Varchar or DuckTypeKind.Boolean);
        var classes = declared ?? ClassesOf(texts, column.Type.Kind, isNumber);
        if (task == JudgedTask.Binary && classes.Length > 2)
            throw new StageFailure($"Column '{label}', the label, has {classes.Length} values, and a binary model knows two.", "Write `task: multiclass`, or make a label of two values.");
        return new(PlacesOf(texts, classes, isNumber, label), classes);
    }

    private static double[] Numbers(JudgedTable table, DuckColumn column, string name) => column.Type.Kind == DuckTypeKind.Varchar
        ? throw new StageFailure($"Column '{column.Name}', the label, is text, and the answers are numbers.", "Take a label of numbers, or write the task that the model has.")
        : table.Numbers(name);

    // Of one value alone nobody could tell whether it is yes or no, unless it says so itself.
    private static ImmutableArray<string> ClassesOf(string?[] texts, DuckTypeKind kind, bool isNumber)
    {
        if (kind == DuckTypeKind.Boolean) return ["false", "true"];
        var distinct = texts.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (isNumber && distinct.TrueForAll(static text => text is "0" or "1" or "0.0" or "1.0")) return ["0", "1"];
        return isNumber ? [.. distinct.OrderBy(NumberOf)] : [.. distinct.Order(StringComparer.Ordinal)];
    }

    private static double[] PlacesOf(string?[] texts, ImmutableArray<string> classes, bool isNumber, string label)
    {
        var places = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var at = 0; at < classes.Length; at++) places.Add(Key(classes[at]), at);
        return Array.ConvertAll(texts, text => text is null ? double.NaN : places.TryGetValue(Key(text), out var place) ? place
            : throw new StageFailure($"Column '{label}', the label, holds '{text}', which is none of the declared classes.", $"They are {string.Join(", ", classes)}."));

        string Key(string text) => isNumber ? NumberOf(text).ToString("R", CultureInfo.InvariantCulture) : text;
    }

    private static double NumberOf(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
