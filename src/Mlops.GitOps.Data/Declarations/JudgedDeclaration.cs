using System.Collections.Immutable;
using System.Text.Json;

namespace Mlops.GitOps.Data.Declarations;

/// <summary>How a model is measured, as a spec declares it.</summary>
/// <param name="Task">binary, multiclass, regression or ranking.</param>
/// <param name="Output">The column of its predictions.</param>
/// <param name="Classes">The classes in their order, where they are declared.</param>
/// <param name="Threshold">The probability from which the answer is yes.</param>
public sealed record JudgedDeclaration(
    string Name,
    string Task,
    string Output,
    ImmutableArray<string>? Classes,
    double Threshold,
    ImmutableArray<MetricDeclaration> Metrics,
    ImmutableArray<SliceDeclaration> Slices,
    BaselineDeclaration? Baseline)
{
    public const double UsualThreshold = 0.5;

    public static JudgedDeclaration Of(JsonElement judged) => new(
        judged.Text("name"),
        judged.Text("task"),
        judged.Text("output"),
        judged.TryGetProperty("values", out var values) ? [.. values.EnumerateArray().Select(static value => value.AsText())] : null,
        judged.TryGetProperty("threshold", out var threshold) ? threshold.GetDouble() : UsualThreshold,
        [.. judged.Item("metrics").EnumerateArray().Select(MetricDeclaration.Of)],
        [.. judged.Item("slices").EnumerateArray().Select(SliceDeclaration.Of)],
        judged.TryGetProperty("baseline", out var baseline) ? BaselineDeclaration.Of(baseline) : null);
}
