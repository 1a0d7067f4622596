using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Training;

/// <summary>Reads the settings of a learner, which people write as they like, and says which one is wrong and what would be right.</summary>
internal sealed record LearnerOptions(string Learner, JsonElement With)
{
    public double Number(string name, double usual, double min, double max = double.MaxValue)
    {
        if (Find(name) is not { } value) return usual;
        return double.TryParse(value.AsText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw Wrong(name, value, max == double.MaxValue ? FormattableString.Invariant($"a number from {min}") : FormattableString.Invariant($"a number from {min} to {max}"));
    }

    public int Whole(string name, int usual, int min, int max = int.MaxValue)
    {
        if (Find(name) is not { } value) return usual;
        return int.TryParse(value.AsText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw Wrong(name, value, max == int.MaxValue ? FormattableString.Invariant($"a whole number from {min}") : FormattableString.Invariant($"a whole number from {min} to {max}"));
    }

    public long Seed(long usual)
    {
        if (Find("seed") is not { } value) return usual;
        return long.TryParse(value.AsText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) ? seed : throw Wrong("seed", value, "a whole number");
    }

    public bool? Flag(string name)
    {
        if (Find(name) is not { } value) return null;
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong(name, value, "true or false"),
        };
    }

    /// <summary>Returns which way the answer may go as each column rises: 1 up, -1 down.</summary>
    public ImmutableSortedDictionary<string, int> Directions(string name)
    {
        if (Find(name) is not { } map) return ImmutableSortedDictionary<string, int>.Empty;
        if (map.ValueKind != JsonValueKind.Object) throw Wrong(name, map, "columns with `increasing` or `decreasing`, such as {income: decreasing}");
        return map.EnumerateObject().ToImmutableSortedDictionary(static item => item.Name, item => item.Value.AsText() switch
        {
            "increasing" or "1" => 1,
            "decreasing" or "-1" => -1,
            _ => throw Wrong($"{name}.{item.Name}", item.Value, "increasing or decreasing"),
        }, StringComparer.Ordinal);
    }

    private JsonElement? Find(string name) =>
        With.ValueKind == JsonValueKind.Object && With.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private StageFailure Wrong(string name, JsonElement value, string right) => new($"The learner '{Learner}' can't take '{value.AsText()}' as `{name}`.", $"Write {right}.");
}
