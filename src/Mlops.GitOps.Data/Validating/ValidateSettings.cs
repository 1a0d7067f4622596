using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Validating;

/// <summary>What a spec says of a `validate` stage.</summary>
internal sealed record ValidateSettings(string Dataset, ImmutableArray<ColumnDeclaration> Columns, ImmutableArray<ExpectationDeclaration> Expectations)
{
    public static ValidateSettings Of(JsonElement settings) => new(
        settings.OptionalText("dataset") ?? "data",
        settings.TryGetProperty("columns", out var columns) ? ColumnDeclaration.AllOf(columns) : [],
        settings.TryGetProperty("expectations", out var expectations) ? [.. expectations.EnumerateArray().Select(ExpectationDeclaration.Of)] : []);
}
