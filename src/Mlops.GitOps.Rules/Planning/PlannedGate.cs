using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Rules.Planning;

/// <summary>A condition on a promoted version, and what its record says to it.</summary>
/// <param name="Condition">The expression as it is printed.</param>
/// <param name="Passes">Null where it is not known; only true passes.</param>
/// <param name="Values">The names that the condition speaks of, with what they come to.</param>
public sealed record PlannedGate(string Environment, string Model, string Slot, string Condition, bool? Passes, ImmutableArray<(string Name, double? Value)> Values, Location At);
