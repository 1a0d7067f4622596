using System.Collections.Immutable;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>A monitor that says nothing raises no alarm; so that is one.</summary>
internal static class SilenceRule
{
    private const int LooksMissed = 3;

    public static AlertRule? Of(Watch watch, ImmutableArray<Signal> signals)
    {
        if (signals.IsEmpty) return null;
        var window = PromQl.Duration(watch.Every * LooksMissed);
        var absences = signals.Select(static signal => signal.Series.Split('{')[0]).Distinct(StringComparer.Ordinal)
            .Select(metric => Query.Atom($"absent_over_time({metric}{{monitor=\"{watch.Name}\"}}[{window}])")).Aggregate(Query.And);
        return new AlertRule(
            "MonitorSilent",
            absences,
            TimeSpan.Zero,
            [("monitor", watch.Name), ("service", watch.Service), ("severity", Severity.Warning)],
            $"{watch.Name} has said nothing for {window}: it does not run, or sees too few rows",
            watch.Monitor.Name.Span)
        {
            Runbook = watch.RunbookOf(Severity.Warning),
        };
    }
}
