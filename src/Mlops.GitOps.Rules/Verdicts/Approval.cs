using System.Collections.Immutable;
using Mlops.GitOps.Rules.Recorded;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>An approval that stands, of somebody who holds a role or seems to.</summary>
/// <param name="Roles">The roles at base.</param>
/// <param name="LeftOut">Why it does not count; null where it does.</param>
internal sealed record Approval(Account Person, DateTimeOffset At, ImmutableHashSet<string> Roles, ReasonCode? LeftOut);
