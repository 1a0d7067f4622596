using System.Collections.Immutable;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>What is measured, and which alerts it must raise.</summary>
/// <param name="Judged">The alerts it is about; of these exactly <paramref name="Firing"/> fire.</param>
internal sealed record RuleScenario(string Name, TimeSpan At, ImmutableArray<(string Series, string Values)> Series, ImmutableArray<AlertRule> Judged, ImmutableArray<AlertRule> Firing);
