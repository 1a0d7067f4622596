using Mlops.GitOps.Backends.Prometheus;
using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Backends.Tests.Prometheus;

public class PrometheusJudgeTests
{
    private static readonly PrometheusBackend Backend = new();

    [ProgramFact("promtool", "amtool")]
    public void Rules_tests_and_routes_of_the_examples_are_accepted_and_pass()
    {
        foreach (var example in new[] { "credit-risk", "recommendation-engine", "quickstart" })
        {
            var compilation = ExampleSpecs.Compile(example);
            var diagnostics = new DiagnosticBag();
            Backend.Check(compilation, diagnostics);
            Assert.Empty(diagnostics.ToSorted());
            PrometheusJudge.Accepts(Backend.Emit(compilation));
        }
    }

    [ProgramFact("promtool", "amtool")]
    public void Every_form_of_promise_alarm_and_channel_is_accepted()
    {
        var compilation = MonitoringSpecs.Compile(
            slo: "{p50: 20ms, p95: 0s, p99: 1.5s, errorRate: 10%, availability: 100%}",
            monitor: """
                every: 12h
                drift: {amount: {test: wasserstein, alarmAbove: 1250}, income: {test: ks, method: auto, alarmBelow: 5%}, any: {of: prediction, test: ks, method: auto, alarmBelow: 0.01}}
                performance: {metric: auc, labels: loans, joinBy: id, alarmBelow: -20, alarmAbove: 3000}
                alarms:
                  - not (p99 <= 100ms or errorRate in [0.5, 1])
                  - if(has(p50), throughput / availability > 3, 1 > 0)
                  - '(p95 > 1s) == (abs(throughput - 5) < min(1, 2 * throughput))'
                alerts: [{channel: mail}, {channel: hook, severity: critical}, {channel: pager, severity: warning, runbook: "docs/{{ x }}.md"}]
                retrain: {pipeline: p, when: not drift.amount or (drift.any and performance), cooldown: 36h}
                """);
        PrometheusJudge.Accepts(Backend.Emit(compilation));
    }

    [ProgramFact("promtool")]
    public void A_promise_that_is_twice_as_strict_fails_the_tests_that_were_written_for_the_other()
    {
        var strict = Backend.Emit(MonitoringSpecs.Compile("{errorRate: 0.4%}", "alarms: [p99 > 10ms]")).ToList();
        var loose = Backend.Emit(MonitoringSpecs.Compile("{errorRate: 5%}", "alarms: [p99 > 10ms]")).ToList();
        var mixed = strict.Select(file => file.Path.EndsWith(".test.yaml", StringComparison.Ordinal) ? loose.Single(other => other.Path == file.Path) : file);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => PrometheusJudge.Accepts(mixed));
    }
}
