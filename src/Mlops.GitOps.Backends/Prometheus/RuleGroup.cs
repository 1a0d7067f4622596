using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>The rules of a service or a monitor, and what shows that they are right.</summary>
/// <param name="Name">Also of the files: <c>service-credit_api</c>.</param>
internal sealed record RuleGroup(string Name, SourceSpan From, ImmutableArray<RecordingRule> Recordings, ImmutableArray<AlertRule> Alerts, ImmutableArray<RuleScenario> Scenarios);
