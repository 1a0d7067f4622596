namespace Mlops.GitOps.Rules.Recorded;

/// <summary>What a deployment put into a slot.</summary>
public sealed record DeployedBundle(string Model, string Slot, string Bundle);
