using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>A dashboard: panels, two in a row.</summary>
/// <param name="Name">Of its file, and in its address.</param>
internal sealed record Dashboard(string Project, string Name, string Title, ImmutableArray<Panel> Panels, SourceSpan From);
