using System.Text.Json;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Validating;

/// <summary>What something must be between. A bound that is missing bounds nothing.</summary>
internal sealed record Bounds(JsonElement? Min, JsonElement? Max, bool IsMinOutside, bool IsMaxOutside)
{
    public bool AreMissing => Min is null && Max is null;

    public static Bounds Of(Arguments arguments) =>
        new(arguments.Optional("min_value"), arguments.Optional("max_value"), arguments.Flag("strict_min"), arguments.Flag("strict_max"));

    /// <summary>Returns a condition that a value of a type is within; what is no number is never.</summary>
    public string Admit(string value, DuckType type, Subject subject, bool mayBeEmpty = false)
    {
        var low = Min is { } min ? Literals.Of(min, type, subject) : null;
        var high = Max is { } max ? Literals.Of(max, type, subject) : null;
        if (!mayBeEmpty && low is not null && high is not null && subject.Texts($"SELECT CAST({low} > {high} AS VARCHAR)").Single()[0] == "true")
            throw new UnfitExpectation($"'min_value' {Min} is above 'max_value' {Max}.");

        List<string> conditions = [];
        if (low is not null) conditions.Add($"{value} {(IsMinOutside ? ">" : ">=")} {low}");
        if (high is not null) conditions.Add($"{value} {(IsMaxOutside ? "<" : "<=")} {high}");
        if (type.Kind is DuckTypeKind.Float or DuckTypeKind.Double) conditions.Add($"NOT isnan({value})");
        return conditions.Count == 0 ? $"{value} IS NOT NULL" : string.Join(" AND ", conditions);
    }

    public bool Admits(double value)
    {
        var (low, high) = (NumberOf(Min, "min_value"), NumberOf(Max, "max_value"));
        if (low > high) throw new UnfitExpectation($"'min_value' {Min} is above 'max_value' {Max}.");
        var isAbove = low is null || (IsMinOutside ? value > low : value >= low);
        var isBelow = high is null || (IsMaxOutside ? value < high : value <= high);
        return isAbove && isBelow && !double.IsNaN(value);
    }

    private static double? NumberOf(JsonElement? bound, string name) => bound switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        _ => throw new UnfitExpectation($"'{name}' is no number."),
    };
}
