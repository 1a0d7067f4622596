using System.Collections.Immutable;
using System.Text.Json;

namespace Mlops.GitOps.Data.Declarations;

/// <summary>How a CSV file is written.</summary>
/// <param name="Nulls">Texts that mean that there is no value.</param>
public sealed record CsvDialect(string Delimiter, string Quote, string Escape, bool HasHeader, ImmutableArray<string> Nulls, string Encoding)
{
    public static CsvDialect Usual { get; } = new(",", "\"", "\"", HasHeader: true, [""], "utf-8");

    public static CsvDialect Of(JsonElement csv) => new(
        csv.OptionalText("delimiter") ?? Usual.Delimiter,
        csv.OptionalText("quote") ?? Usual.Quote,
        csv.OptionalText("escape") ?? csv.OptionalText("quote") ?? Usual.Escape,
        !csv.TryGetProperty("header", out var header) || header.GetBoolean(),
        csv.TryGetProperty("null", out var nulls) ? [.. nulls.EnumerateArray().Select(static text => text.AsText())] : Usual.Nulls,
        csv.OptionalText("encoding") ?? Usual.Encoding);
}
