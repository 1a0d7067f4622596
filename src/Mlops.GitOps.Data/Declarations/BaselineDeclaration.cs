using System.Text.Json;

namespace Mlops.GitOps.Data.Declarations;

/// <summary>The answer without ML as a spec declares it: a rule over the columns, or a column that is the score.</summary>
public sealed record BaselineDeclaration(string? Rule, string? ColumnScore)
{
    internal static BaselineDeclaration Of(JsonElement baseline) => new(baseline.OptionalText("rule"), baseline.OptionalText("columnScore"));
}
