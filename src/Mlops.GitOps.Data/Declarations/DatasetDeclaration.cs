using System.Collections.Immutable;
using System.Text.Json;

namespace Mlops.GitOps.Data.Declarations;

/// <summary>A dataset as a spec declares it.</summary>
/// <param name="Format">csv, parquet, json, ndjson or files.</param>
/// <param name="OtherColumns">What becomes of columns that are not declared: fail, drop or keep.</param>
/// <param name="EventColumn">The column that says when a row happened.</param>
/// <param name="KnownColumn">The column that says when we knew it.</param>
public sealed record DatasetDeclaration(
    string Name, string Format, CsvDialect Csv, ImmutableArray<ColumnDeclaration> Columns, string OtherColumns, string? EventColumn, string? KnownColumn)
{
    public static DatasetDeclaration Of(JsonElement dataset) => new(
        dataset.Text("name"),
        dataset.Text("format"),
        dataset.TryGetProperty("csv", out var csv) ? CsvDialect.Of(csv) : CsvDialect.Usual,
        ColumnDeclaration.AllOf(dataset.Item("columns")),
        dataset.OptionalText("otherColumns") ?? "fail",
        dataset.OptionalText("event"),
        dataset.OptionalText("known"));
}
