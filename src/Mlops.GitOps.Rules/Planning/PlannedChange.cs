namespace Mlops.GitOps.Rules.Planning;

/// <summary>A change, and where it is in what is said: without its place in a list whose order says nothing.</summary>
internal sealed record PlannedChange(string Place, Change Change, bool IsEmitted = false);
