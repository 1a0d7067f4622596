namespace Mlops.GitOps.Data.Explaining;

/// <summary>How much worse a metric gets when an input tells nothing.</summary>
/// <param name="Mean">The mean over permutations.</param>
/// <param name="Spread">The standard deviation over permutations.</param>
/// <param name="Lower">Where what it would be on other rows like these begins, at 95 %; null where that can't be told.</param>
internal sealed record Importance(double Mean, double Spread, double? Lower, double? Upper);
