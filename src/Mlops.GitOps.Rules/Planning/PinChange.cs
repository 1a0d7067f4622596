using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Rules.Planning;

/// <summary>A slot of an environment that is to run something else.</summary>
/// <param name="Before">What it runs; null where nothing is pinned.</param>
/// <param name="After">What it is to run; null where nothing is.</param>
public sealed record PinChange(string Environment, string Model, string Slot, PinnedVersion? Before, PinnedVersion? After)
{
    /// <summary>Whether it goes back to a bundle that it ran before.</summary>
    public bool IsRollback { get; init; }
}
