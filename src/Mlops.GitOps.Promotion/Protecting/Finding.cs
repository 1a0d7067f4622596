namespace Mlops.GitOps.Promotion.Protecting;

/// <summary>What makes people heed a verdict, and whether it is there.</summary>
/// <param name="State">Null where it can't be seen.</param>
/// <param name="Hint">What to do about it.</param>
public sealed record Finding(string What, bool? State, string Hint);
