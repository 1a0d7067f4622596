namespace Mlops.GitOps.Core.Policies;

/// <summary>How many people of a role must approve.</summary>
internal sealed record Seats(string Role, int Count);
