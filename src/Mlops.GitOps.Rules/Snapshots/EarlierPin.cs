namespace Mlops.GitOps.Rules.Snapshots;

/// <summary>That a slot of an environment ran a bundle once.</summary>
public sealed record EarlierPin(string Environment, string Model, string Slot, string Bundle);
