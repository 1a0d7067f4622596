using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Explaining;

/// <summary>All that is told of a model.</summary>
/// <param name="Inputs">What counts most first.</param>
/// <param name="Metric">The metric by which inputs are important, with its value; null where there is none.</param>
/// <param name="WithoutImportance">Why there is no importance.</param>
/// <param name="WithoutShap">Why scores are not parted.</param>
internal sealed record Explanation(
    string Model, ExplainedRows Rows, ImmutableArray<InputImportance> Inputs, (PermutedMetric Metric, double Value)? Metric, string? WithoutImportance, ShapSample? Shap, string? WithoutShap);
