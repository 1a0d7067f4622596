using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>Why a name could not be resolved: what to report, at which segment, and what it was meant to be.</summary>
public sealed record NameFailure(DiagnosticDescriptor Descriptor, EquatableArray<string> Arguments, int Segment, string? Suggestion = null);
