using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>Approvals that are asked for together.</summary>
/// <param name="Asker">Who asks, for people: <c>environment 'production'</c>.</param>
/// <param name="WhenUnmet">What is said while they are not there.</param>
internal sealed record Demand(string Asker, ImmutableArray<Seat> Seats, ReasonCode WhenUnmet, Location? At)
{
    /// <summary>Whether it comes from <c>changes</c>, and so is asked on top of what environments ask.</summary>
    public bool IsOfChanges { get; init; }
}
