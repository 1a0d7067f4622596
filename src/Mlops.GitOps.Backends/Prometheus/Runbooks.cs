using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>What to read when an alert comes.</summary>
internal static class Runbooks
{
    /// <summary>Returns the runbook of a severity: of whoever asked for exactly it, else of whoever hears of it too.</summary>
    public static Func<string, string?> Of(IEnumerable<MonitorSyntax> monitors)
    {
        ImmutableArray<(string? Severity, string Path)> known = [.. from monitor in monitors
            from alert in monitor.Body.Maps("alerts")
            let runbook = alert.Text("runbook")
            where runbook is not null
            select (alert.Text("severity")?.Value, runbook.Value)];
        return severity => known.Where(one => one.Severity == severity).Concat(known.Where(one => Severity.AtLeast(one.Severity).Contains(severity, StringComparer.Ordinal))).Select(static one => one.Path).FirstOrDefault();
    }
}
