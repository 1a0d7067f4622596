using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Explaining;

/// <summary>What a spec says of an `explain` stage.</summary>
/// <param name="Label">The column that holds the truth, where anybody says.</param>
/// <param name="Judged">How the model is measured, where it is declared.</param>
internal sealed record ExplainSettings(string? Label, JudgedDeclaration? Judged, ModelDeclaration Model, ImmutableArray<ColumnDeclaration> Columns)
{
    public static ExplainSettings Of(JsonElement settings) => new(
        settings.OptionalText("label"),
        settings.TryGetProperty("judged", out var judged) ? JudgedDeclaration.Of(judged) : null,
        settings.TryGetProperty("model", out var model) ? ModelDeclaration.Of(model) : ModelDeclaration.Unknown,
        settings.TryGetProperty("columns", out var columns) ? ColumnDeclaration.AllOf(columns) : []);
}
