using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Policies;

/// <summary>MLG7011: a monitor that compares the present with itself, and so never alarms.</summary>
internal static class ReferenceIsCurrent
{
    public static readonly Policy Policy = new(Catalog.ReferenceIsCurrent, Check);

    private static void Check(PolicyContext context)
    {
        foreach (var monitor in context.Syntax.Monitors)
        {
            if (monitor.Reference.Text("service") is { } log && log.Value == monitor.Service?.Value)
                Report(context, monitor, "service", $"its reference is the log of service '{log.Value}', which it watches");
            if (monitor.Reference.Text("dataset") is { } dataset && dataset.Value == monitor.Performance.Text("labels")?.Value)
                Report(context, monitor, "dataset", $"its reference is dataset '{dataset.Value}', in which its labels arrive");
        }
    }

    private static void Report(PolicyContext context, MonitorSyntax monitor, string key, string why)
    {
        if (monitor.Reference?.Find(key) is { } at) context.Diagnostics.Report(Catalog.ReferenceIsCurrent, at.Key.Span, monitor.Name.Value, why);
    }
}
