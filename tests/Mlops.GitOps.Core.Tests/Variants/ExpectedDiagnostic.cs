using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Core.Tests.Variants;

/// <summary>Where a diagnostic stands and what it is; the severity only where a variant speaks of it.</summary>
public sealed record ExpectedDiagnostic(string Path, int Line, string Code, string? Severity)
{
    public bool Fits(Diagnostic diagnostic) =>
        diagnostic.Location.Path == Path && diagnostic.Location.Start.Line == Line && diagnostic.Code == Code
        && (Severity is null || string.Equals(Severity, diagnostic.Severity.ToString(), StringComparison.OrdinalIgnoreCase));
}
