namespace Mlops.GitOps.Data.Statistics.Explaining;

/// <summary>What each feature adds to the answer for one row: the values and the base add up to the answer.</summary>
public sealed record Explanation(double[] Values, double Base);
