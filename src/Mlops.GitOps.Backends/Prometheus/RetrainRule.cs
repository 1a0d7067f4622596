using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>The alert that says it is time to train again. Who starts the pipeline is told by its labels.</summary>
internal static class RetrainRule
{
    private const string AnyDrift = "drift.any";

    private static readonly TimeSpan Judged = TimeSpan.FromMinutes(90);

    public static ParsedExpression? ConditionOf(MonitorSyntax monitor) =>
        monitor.Retrain is { } retrain && retrain.Find("when") is { } when ? ExpressionReader.ReadEntry(retrain, when, new DiagnosticBag(), out _) : null;

    /// <summary>Whether a monitor finds out what a name speaks of.</summary>
    public static bool Knows(Name name, ImmutableArray<Signal> signals) => SignalsOf(name.Path, signals).Any();

    public static AlertRule? Of(Watch watch, ImmutableArray<Signal> signals)
    {
        if (ConditionOf(watch.Monitor) is not { } when || watch.Monitor.Retrain.Text("pipeline") is not { } pipeline) return null;
        var always = Query.Atom($"label_replace(vector(1), \"monitor\", \"{watch.Name}\", \"\", \"\")");
        return new AlertRule(
            "RetrainingDue",
            ConditionQuery.Of(when.Expression, new ConditionNames(static _ => null, name => TruthOf(name.Path, watch, signals), always)),
            MonitorRules.HoldingOf(watch.Every),
            [("monitor", watch.Name), ("pipeline", pipeline.Value), ("service", watch.Service), ("severity", Severity.Warning)],
            PromQl.Inert($"{watch.Name} asks to train {pipeline.Value} again: {when.Expression}"),
            when.Text.Source.Span)
        {
            SummaryInTest = $"{watch.Name} asks to train {pipeline.Value} again: {when.Expression}",
            Runbook = watch.RunbookOf(Severity.Warning),
        };
    }

    public static IEnumerable<RuleScenario> ScenariosOf(AlertRule alert, Watch watch, ImmutableArray<Signal> signals)
    {
        if (ConditionOf(watch.Monitor) is not { } when) yield break;
        foreach (var isDue in new[] { true, false })
        {
            if (Find(when.Expression, signals, isDue) is not { } bad) continue;
            var series = signals.Select(signal => (signal, Value: bad.Contains(signal.Name) ? SignalRules.BadValueOf(signal) : SignalRules.GoodValueOf(signal)));
            yield return new RuleScenario(
                isDue ? "it is time to train again" : "it is not time to train again",
                Judged,
                [.. series.Where(static one => one.Value is not null).Select(static one => SignalRules.SeriesOf(one.signal, one.Value ?? 0))],
                [alert],
                isDue ? [alert] : []);
        }
    }

    // A few at a time: of sixty tests nobody tries all that could be bad together.
    private static HashSet<string>? Find(Expression when, ImmutableArray<Signal> signals, bool isDue)
    {
        var all = signals.Select(static signal => signal.Name).ToList();
        var guesses = new List<HashSet<string>> { new(StringComparer.Ordinal), new(all, StringComparer.Ordinal) };
        guesses.AddRange(all.Select(static one => new HashSet<string>(StringComparer.Ordinal) { one }));
        guesses.AddRange(all.SelectMany(one => all.Select(other => new HashSet<string>(StringComparer.Ordinal) { one, other })));
        guesses.AddRange(all.Select(one => new HashSet<string>(all.Where(other => other != one), StringComparer.Ordinal)));
        return guesses.Find(bad => signals.All(signal => bad.Contains(signal.Name) || SignalRules.GoodValueOf(signal) is not null)
            && ExpressionEvaluator.Evaluate(when, name => Value.Of(SignalsOf(name.Path, signals).Any(signal => bad.Contains(signal.Name)))).IsTrue == isDue);
    }

    // A drift test may itself be called `any`.
    private static IEnumerable<Signal> SignalsOf(string name, ImmutableArray<Signal> signals) => signals.Any(signal => signal.Name == name) || name != AnyDrift
        ? signals.Where(signal => signal.Name == name)
        : signals.Where(static signal => signal.Record == Signals.DriftRecord);

    // Any drift is known not to be there when all tests have said so.
    private static (Query, Query)? TruthOf(string name, Watch watch, ImmutableArray<Signal> signals)
    {
        var meant = SignalsOf(name, signals).ToList();
        if (meant.Count == 0) return null;
        var selector = meant[0].Record + (meant[0].Name != name ? $"{{monitor=\"{watch.Name}\"}}" : $"{{monitor=\"{watch.Name}\",{meant[0].Labels[0].Name}=\"{meant[0].Labels[0].Value}\"}}");
        var worst = Query.Atom($"max by (monitor) ({selector})");
        var fails = Query.Compare(worst, "==", Query.Atom("0"));
        if (meant.Count > 1) fails = Query.And(fails, Query.Compare(Query.Atom($"count by (monitor) ({selector})"), "==", Query.Atom(PromQl.Exact(meant.Count))));
        return (Query.Compare(worst, "==", Query.Atom("1")), fails);
    }
}
