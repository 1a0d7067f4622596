using System.Collections.Immutable;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>Rule files and their tests, as <c>promtool</c> reads them.</summary>
internal static class PrometheusShapes
{
    public static YamlMap RuleFile(RuleGroup group) => Map(("groups", Seq(
        new[] { GroupOf($"{group.Name}-recordings", [.. group.Recordings.Select(Record)]), GroupOf($"{group.Name}-alerts", [.. group.Alerts.Select(Alert)]) }.OfType<YamlMap>())))
        .From(group.From);

    public static YamlMap TestFile(RuleGroup group, string rules) => Map(
        ("rule_files", Seq(Text(rules))),
        ("evaluation_interval", Text("1m")),
        ("tests", Seq(group.Scenarios.Select(Scenario))));

    private static YamlMap? GroupOf(string name, ImmutableArray<YamlNode> rules) => rules.IsEmpty ? null : Map(("name", Text(name)), ("rules", Seq(rules)));

    private static YamlNode Record(RecordingRule rule) => Map(("record", Text(rule.Name)), ("expr", Text(rule.Query.Text))).From(rule.From);

    private static YamlNode Alert(AlertRule rule) => Map(
        ("alert", Text(rule.Name)),
        ("expr", Text(rule.Query.Text)),
        ("for", rule.For == TimeSpan.Zero ? null : Text(PromQl.Duration(rule.For))),
        ("labels", Map(rule.Labels.Select(static label => (label.Name, (YamlNode?)Text(PromQl.Inert(label.Value)))))),
        ("annotations", Map(("summary", Text(rule.Summary)), ("runbook", rule.Runbook is { } runbook ? Text(PromQl.Inert(runbook)) : null)))).From(rule.From);

    private static YamlNode Scenario(RuleScenario scenario) => Map(
        ("name", Text(scenario.Name)),
        ("interval", Text("1m")),
        ("input_series", scenario.Series.IsEmpty ? null : Seq(scenario.Series.Select(static series => Map(("series", Text(series.Series)), ("values", Text(series.Values)))))),
        ("alert_rule_test", Seq(scenario.Judged.Select(static alert => alert.Name).Distinct(StringComparer.Ordinal).Select(name => Expectation(name, scenario)))));

    private static YamlMap Expectation(string name, RuleScenario scenario) => Map(
        ("eval_time", Text(PromQl.Duration(scenario.At))),
        ("alertname", Text(name)),
        ("exp_alerts", Seq(scenario.Firing.Where(alert => alert.Name == name).Select(static alert => Map(
            ("exp_labels", Map(alert.Labels.Select(static label => (label.Name, (YamlNode?)Text(label.Value))))),
            ("exp_annotations", Map(("summary", Text(alert.SummaryInTest ?? alert.Summary)), ("runbook", alert.Runbook is { } runbook ? Text(runbook) : null))))))));
}
