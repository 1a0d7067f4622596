using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>Something that a monitor finds out, and when it is bad.</summary>
/// <param name="Name">As <c>retrain.when</c> calls it: <c>drift.amount</c>, <c>performance</c>, <c>concept</c>.</param>
/// <param name="Series">What the monitor tells of it.</param>
/// <param name="Record">Where 1 says that it is bad, and 0 that it is not.</param>
internal sealed record Signal(string Name, string AlertName, string Series, string By, string Record, ImmutableArray<(string Operator, double Limit)> Bad, ImmutableArray<(string Name, string Value)> Labels, SourceSpan From);
