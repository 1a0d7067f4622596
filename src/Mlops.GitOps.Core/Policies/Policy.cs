using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Core.Policies;

/// <summary>A rule about specs that are otherwise right. It reports at the key whose value must change, else at its owner's key.</summary>
internal sealed record Policy(DiagnosticDescriptor Descriptor, Action<PolicyContext> Check);
