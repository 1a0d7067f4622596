namespace Mlops.GitOps.Data.Reports;

/// <summary>A number with a name.</summary>
/// <param name="Lower">Where its interval begins; null where it has none.</param>
internal sealed record Bar(string Name, double Value, double? Lower = null, double? Upper = null);
