using System.Text.Json.Nodes;
using Mlops.GitOps.Backends.Prometheus;
using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Backends.Tests.Prometheus;

public class PrometheusBackendTests
{
    private static readonly PrometheusBackend Backend = new();

    [Fact]
    public void The_flagship_gets_rules_with_tests_routes_and_dashboards() => Assert.Equal(
        [
            "generated/prometheus/alertmanager.yaml",
            "generated/prometheus/dashboards/drift-credit_live.json",
            "generated/prometheus/dashboards/experiment-credit_api.json",
            "generated/prometheus/dashboards/service-credit_api.json",
            "generated/prometheus/dashboards/service-credit_eu_api.json",
            "generated/prometheus/dashboards/work.json",
            "generated/prometheus/rules/monitor-credit_live.rules.yaml",
            "generated/prometheus/rules/monitor-credit_live.test.yaml",
            "generated/prometheus/rules/service-credit_api.rules.yaml",
            "generated/prometheus/rules/service-credit_api.test.yaml",
            "generated/prometheus/rules/service-credit_eu_api.rules.yaml",
            "generated/prometheus/rules/service-credit_eu_api.test.yaml",
        ],
        Backend.Emit(ExampleSpecs.Compile("credit-risk")).Select(static file => file.Path).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("alarms: [cpu > 80%]", "'cpu' in an alarm")]
    [InlineData("alarms: [memory > 1GiB]", "'memory' in an alarm")]
    [InlineData("alarms: ['((((((p50 > 1s) == (p99 > 1s)) == (p99 > 1s)) == (p99 > 2s)) == (p99 > 1s)) == (p99 > 1s)) == (p50 > 1s)']", "this alarm")]
    [InlineData("drift: {concept: {of: prediction, test: ks, method: auto, alarmBelow: 0.1}}\nconcept: {test: page-hinkley}", "a drift test called 'concept'")]
    [InlineData("drift: {amount: {test: ks, method: auto, alarmBelow: 0.1, alarmAbove: 0.2}}", "'alarmAbove' and 'alarmBelow'")]
    [InlineData("retrain: {pipeline: p}", "a retraining without 'when'")]
    [InlineData("retrain: {pipeline: p, when: performance}", "'performance' in 'when'")]
    public void What_no_rule_can_say_is_said_in_compile(string monitor, string what)
    {
        var diagnostics = new DiagnosticBag();
        Backend.Check(MonitoringSpecs.Compile("{}", monitor), diagnostics);
        var diagnostic = Assert.Single(diagnostics.ToSorted());
        Assert.Equal(Catalog.UnsupportedByTarget, diagnostic.Descriptor);
        Assert.Contains(what, diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{slack: '#ml'}", "MLG2002")]
    [InlineData("{email: a@example.org}", "MLG2002 MLG2002")]
    [InlineData("{webhook: 'file:///etc/passwd'}", "MLG6001")]
    [InlineData("{pagerduty: {secret: A}, secret: B}", "MLG6001")]
    [InlineData("{webhook: 'https://example.org'}", "")]
    public void A_channel_that_nobody_could_be_reached_by_is_said_in_compile(string channel, string codes)
    {
        var diagnostics = new DiagnosticBag();
        Backend.Check(MonitoringSpecs.Compile("{}", "alarms: []", $"mlops: 1\nproject: example\nstack: {{monitoring: prometheus}}\nchannels: {{c: {channel}}}"), diagnostics);
        Assert.Equal(codes, string.Join(' ', diagnostics.ToSorted().Select(static diagnostic => diagnostic.Descriptor.Code)));
    }

    [Fact]
    public void Secrets_are_named_and_never_there()
    {
        var routes = Backend.Emit(ExampleSpecs.Compile("credit-risk")).Single(static file => file.Path.EndsWith("alertmanager.yaml", StringComparison.Ordinal)).Text;
        Assert.Contains("routing_key_file: /etc/alertmanager/secrets/PD_KEY", routes, StringComparison.Ordinal);
        Assert.Contains("api_url_file: /etc/alertmanager/secrets/SLACK_URL", routes, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shadow_breaks_no_promise()
    {
        var rules = Backend.Emit(MonitoringSpecs.Compile("{errorRate: 1%}", "alarms: []")).Single(static file => file.Path.EndsWith("service-api.rules.yaml", StringComparison.Ordinal)).Text;
        Assert.Contains("mlops_requests_total{service=\"api\",variant!=\"candidate\"}", rules, StringComparison.Ordinal);
    }

    [Fact]
    public void Dashboards_have_addresses_of_their_own_that_stay()
    {
        var dashboards = Dashboards.Of(ExampleSpecs.Compile("credit-risk").Syntax).ToList();
        Assert.Equal(["credit-risk-drift-credit_live", "credit-risk-experiment-credit_api", "credit-risk-service-credit_api", "credit-risk-service-credit_eu_api", "credit-risk-work"],
            dashboards.Select(GrafanaShapes.IdOf).Order(StringComparer.Ordinal));
        var longer = dashboards.ConvertAll(static dashboard => GrafanaShapes.IdOf(dashboard with { Project = new string('a', 50) }));
        Assert.Distinct(longer);
        Assert.All(longer, static id => Assert.True(id.Length <= 40, id));
        Assert.All(dashboards, static dashboard => Assert.NotNull(JsonNode.Parse(GrafanaShapes.File("x", dashboard).Text)));
    }

    [Fact]
    public void A_line_of_a_rule_leads_to_the_promise_that_asks_for_it()
    {
        var compilation = ExampleSpecs.Compile("credit-risk");
        var file = Backend.Emit(compilation).Single(static file => file.Path.EndsWith("service-credit_api.rules.yaml", StringComparison.Ordinal));
        var line = Array.FindIndex(file.Text.Split('\n'), static text => text.Contains("alert: ErrorBudgetBurn", StringComparison.Ordinal)) + 1;
        var map = OutputMap.Of([new Emission("prometheus", [file])], "");
        Assert.StartsWith("serving.mlops.yaml:14:", map.SourceOf(file.Path, line)?.ToString(), StringComparison.Ordinal);
    }
}
