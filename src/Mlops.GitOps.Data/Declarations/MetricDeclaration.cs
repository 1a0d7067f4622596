using System.Text.Json;

namespace Mlops.GitOps.Data.Declarations;

/// <summary>A metric as a spec declares it.</summary>
/// <param name="Sql">How it is computed over the predictions; null for one that is known by its name.</param>
/// <param name="By">The column whose values make the lists of a ranking.</param>
/// <param name="At">How far down a list a ranking is looked at; null for all of it.</param>
public sealed record MetricDeclaration(string Name, bool LowerIsBetter = false, string? Unit = null, string? Sql = null, string? By = null, int? At = null)
{
    internal static MetricDeclaration Of(JsonElement metric) => new(
        metric.Text("name"), metric.Flag("lowerIsBetter"), metric.OptionalText("unit"), metric.OptionalText("sql"), metric.OptionalText("by"),
        metric.TryGetProperty("at", out var at) ? at.GetInt32() : null);
}
