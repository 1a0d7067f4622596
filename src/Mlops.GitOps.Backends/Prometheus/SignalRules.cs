using System.Collections.Immutable;
using System.Globalization;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>An alert for each thing that a monitor finds out, and its tests.</summary>
internal static class SignalRules
{
    /// <summary>By then each alert has held for long enough.</summary>
    private static readonly TimeSpan Judged = TimeSpan.FromMinutes(90);

    public static RecordingRule RecordingOf(Signal signal, Watch watch)
    {
        // What is no number is neither good nor bad: the first comparison keeps it out.
        var known = new Query(Query.Compare(LastOf(signal, watch), ">", Query.Atom("-Inf")).Text, Binding.Comparison);
        var bad = signal.Bad.Select(limit => Query.Compare(known, $"{limit.Operator} bool", Query.Atom(PromQl.Exact(limit.Limit)))).ToList();
        return new RecordingRule(signal.Record, bad.Count == 1 ? bad[0] : bad.Aggregate(static (left, right) => Query.Compare(Query.Sum(left, "+", right), "> bool", Query.Atom("0"))), signal.From);
    }

    public static AlertRule AlertOf(Signal signal, Watch watch)
    {
        var limits = signal.Bad.Select(limit => Query.Compare(LastOf(signal, watch), limit.Operator, Query.Atom(PromQl.Exact(limit.Limit)))).Aggregate(Query.Or);
        return new AlertRule(
            signal.AlertName,
            limits,
            MonitorRules.HoldingOf(watch.Every),
            [("monitor", watch.Name), .. signal.Labels, ("service", watch.Service), ("severity", Severity.Warning)],
            SummaryOf(signal, watch, "{{ $value | printf \"%.3g\" }}"),
            signal.From)
        {
            Runbook = watch.RunbookOf(Severity.Warning),
            SummaryInTest = SummaryOf(signal, watch, Shown(BadValueOf(signal))),
        };
    }

    public static IEnumerable<RuleScenario> ScenariosOf(ImmutableArray<Signal> signals, ImmutableArray<AlertRule> alerts, AlertRule? silence)
    {
        if (silence is null) yield break;
        ImmutableArray<AlertRule> all = [.. alerts, silence];
        if (signals.All(static signal => GoodValueOf(signal) is not null)) yield return new RuleScenario("nothing has changed", Judged, [.. signals.Select(static signal => SeriesOf(signal, GoodValueOf(signal) ?? 0))], all, []);
        yield return new RuleScenario("everything has changed", Judged, [.. signals.Select(static signal => SeriesOf(signal, BadValueOf(signal)))], all, alerts);
        yield return new RuleScenario("the monitor says nothing", Judged, [], all, [silence]);
    }

    /// <summary>Returns what a monitor tells all the time.</summary>
    public static (string Series, string Values) SeriesOf(Signal signal, double value) => (signal.Series, $"{PromQl.Exact(value)}x100");

    public static double BadValueOf(Signal signal) => signal.Bad[0] switch
    {
        ("==", var value) => value,
        (">", var limit) => limit < 990 ? Math.Floor(limit) + 1 : Math.Pow(10, Math.Floor(Math.Log10(limit)) + 1),
        (_, var limit) => limit > -990 ? Math.Ceiling(limit) - 1 : -Math.Pow(10, Math.Floor(Math.Log10(-limit)) + 1),
    };

    /// <summary>Returns a value at which nothing is wrong; null where every value is bad.</summary>
    public static double? GoodValueOf(Signal signal) => signal.Bad switch
    {
        [("==", _)] => 0,
        [("<", var below)] => below,
        [(">", var above), ("<", var below)] => above >= below ? above : null,
        [(">", var above), ..] => above,
        _ => null,
    };

    private static Query LastOf(Signal signal, Watch watch) => Query.Atom($"max by ({signal.By}) (last_over_time({signal.Series}[{watch.Reach}]))");

    private static string SummaryOf(Signal signal, Watch watch, string value) => signal.AlertName switch
    {
        "Drift" => $"{watch.Name}: {signal.Labels[0].Value} has drifted, its test says {value}",
        "ConceptDrift" => $"{watch.Name}: inputs and outcomes no longer belong together as they did",
        _ => $"{watch.Name}: {signal.Labels[0].Value} is {value} on labels that have arrived",
    };

    private static string Shown(double value) => Math.Abs(value) < 1000
        ? value.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Sign(value)}e+{Math.Round(Math.Log10(Math.Abs(value))):00}");
}
