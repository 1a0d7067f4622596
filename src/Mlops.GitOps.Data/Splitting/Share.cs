using System.Globalization;
using System.Text.Json;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>How much goes to a side: a fraction of the rows, or what is from a time on.</summary>
internal sealed record Share(decimal? Fraction, string? From)
{
    public static Share Of(string name, JsonElement value) => value switch
    {
        { ValueKind: JsonValueKind.Number } number => Within(name, number.GetDecimal()),
        { ValueKind: JsonValueKind.String } text when Percent(text.GetString()) is { } fraction => Within(name, fraction),
        { ValueKind: JsonValueKind.String } text => new(null, text.GetString()),
        _ => throw new StageFailure($"'{name}' is neither a fraction nor a time."),
    };

    private static Share Within(string name, decimal fraction) =>
        fraction is > 0 and < 1 ? new(fraction, null) : throw new StageFailure($"'{name}' is {fraction.ToString(CultureInfo.InvariantCulture)}, and a fraction is between 0 and 1.");

    private static decimal? Percent(string? text) => text switch
    {
        [.. var number, '%'] when decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) => percent / 100,
        _ when decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fraction) => fraction,
        _ => null,
    };
}
