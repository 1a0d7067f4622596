using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>A series that is computed once for all who ask.</summary>
internal sealed record RecordingRule(string Name, Query Query, SourceSpan From);
