namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>How many different people of a role must approve.</summary>
/// <param name="MaxAge">How old an approval may be; null for any age.</param>
internal sealed record Seat(string Role, int Count, TimeSpan? MaxAge);
