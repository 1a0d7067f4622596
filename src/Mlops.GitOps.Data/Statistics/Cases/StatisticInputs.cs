using System.Text.Json;

namespace Mlops.GitOps.Data.Statistics.Cases;

/// <summary>The inputs of one case, read as what a statistic asks for. Numbers are finite; true and false are 1 and 0 in lists.</summary>
public sealed class StatisticInputs(JsonElement inputs)
{
    public bool Has(string name) => inputs.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public double Number(string name) => Number(inputs.GetProperty(name), name);

    public double Number(string name, double otherwise) => Has(name) ? Number(name) : otherwise;

    public int Whole(string name)
    {
        var number = Number(name);
        return number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? (int)number : throw Need.Failure($"'{name}' is {number}; it is a whole number.");
    }

    public int Whole(string name, int otherwise) => Has(name) ? Whole(name) : otherwise;

    public string Text(string name) => inputs.GetProperty(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() ?? "" : throw new StatisticFailure($"'{name}' is a text.");

    public string Text(string name, string otherwise) => Has(name) ? Text(name) : otherwise;

    public bool Flag(string name, bool otherwise)
    {
        if (!Has(name)) return otherwise;
        var kind = inputs.GetProperty(name).ValueKind;
        return kind is JsonValueKind.True or JsonValueKind.False ? kind == JsonValueKind.True : throw new StatisticFailure($"'{name}' is true or false.");
    }

    public double[] Numbers(string name) => Has(name) ? Numbers(inputs.GetProperty(name), name) : [];

    public double[][] Rows(string name) => [.. List(inputs.GetProperty(name), name).Select(row => Numbers(row, name))];

    /// <summary>Names of groups; numbers and truth values are taken as they are written.</summary>
    public string[] Names(string name) => [.. List(inputs.GetProperty(name), name).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString() ?? "" : item.GetRawText())];

    public Dictionary<string, double> Counts(string name)
    {
        var map = inputs.GetProperty(name);
        if (map.ValueKind != JsonValueKind.Object) throw new StatisticFailure($"'{name}' maps names to counts.");
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var item in map.EnumerateObject()) counts[item.Name] = Number(item.Value, name);
        Need.NoneNegative([.. counts.Values], name);
        return counts;
    }

    public StatisticInputs Map(string name) => new(Element(name) is { ValueKind: JsonValueKind.Object } map ? map : throw new StatisticFailure($"'{name}' is a map."));

    public JsonElement Element(string name) => inputs.TryGetProperty(name, out var value) ? value : throw new StatisticFailure($"'{name}' is missing.");

    public Alternative Alternative() => Text("alternative", "two-sided") switch
    {
        "two-sided" => Statistics.Alternative.TwoSided,
        "less" => Statistics.Alternative.Less,
        "greater" => Statistics.Alternative.Greater,
        var other => throw new StatisticFailure($"'alternative' is '{other}'; it is two-sided, less or greater."),
    };

    /// <summary>Returns what belongs to the method that is asked for.</summary>
    public T Method<T>(string name, string otherwise, params (string Name, T Value)[] methods)
    {
        var written = Text(name, otherwise);
        foreach (var method in methods)
            if (method.Name == written) return method.Value;
        throw new StatisticFailure($"'{name}' is '{written}'; it is one of {string.Join(", ", methods.Select(static method => method.Name))}.");
    }

    private static double[] Numbers(JsonElement list, string name) => [.. List(list, name).Select(item => item.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => Number(item, name),
    })];

    private static IEnumerable<JsonElement> List(JsonElement list, string name) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw new StatisticFailure($"'{name}' is a list.");

    private static double Number(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number && double.IsFinite(number)
            ? number
            : throw new StatisticFailure($"'{name}' holds {value.GetRawText()}, which is no finite number.");
}
