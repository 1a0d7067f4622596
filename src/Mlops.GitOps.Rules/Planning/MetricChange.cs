namespace Mlops.GitOps.Rules.Planning;

/// <summary>How a metric of what a slot runs changes, by the records of both versions.</summary>
/// <param name="IsBetter">Null where that can't be said.</param>
public sealed record MetricChange(string Environment, string Model, string Slot, string Metric, double? Before, double? After, bool? IsBetter);
