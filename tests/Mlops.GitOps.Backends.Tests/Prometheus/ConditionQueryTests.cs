using Mlops.GitOps.Backends.Prometheus;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Tests;

namespace Mlops.GitOps.Backends.Tests.Prometheus;

public class ConditionQueryTests
{
    [Theory]
    [InlineData("p99 > 100ms", "service:mlops_request_seconds:p99_5m{service=\"api\"} > 0.1")]
    [InlineData("not errorRate < 1%", "service:mlops_errors:ratio_rate5m{service=\"api\"} >= 0.01")]
    [InlineData("p50 > 1s and (p95 > 2s or p99 > 3s)", "service:mlops_request_seconds:p50_5m{service=\"api\"} > 1 and (service:mlops_request_seconds:p95_5m{service=\"api\"} > 2 or service:mlops_request_seconds:p99_5m{service=\"api\"} > 3)")]
    public void Conditions_become_queries_that_people_would_write(string condition, string query) => Assert.Equal(query, ConditionQuery.Of(Parse(condition), NamesOf("api")).Text);

    [ProgramFact("promtool")]
    public void Prometheus_finds_a_condition_true_exactly_when_we_do()
    {
        var random = new Random(20261121);
        var cases = Enumerable.Range(0, FuzzCases.Or(400)).Select(number => Case(random, number)).ToList();
        Assert.InRange(cases.Count(static one => one.IsTrue), cases.Count / 10, cases.Count * 9 / 10);
        var alerts = cases.Select(static one => one.Alert).ToArray();
        var scenario = new RuleScenario("all", TimeSpan.FromMinutes(2), [.. cases.SelectMany(static one => one.Series)], [.. alerts], [.. cases.Where(static one => one.IsTrue).Select(static one => one.Alert)]);
        var group = new RuleGroup("all", default, [], [.. alerts], [scenario]);
        PrometheusJudge.Accepts([
            OutputFile.Yaml(OutputPlace.Workspace, "all.rules.yaml", PrometheusShapes.RuleFile(group)),
            OutputFile.Yaml(OutputPlace.Workspace, "all.test.yaml", PrometheusShapes.TestFile(group, "all.rules.yaml"))]);
    }

    private static (AlertRule Alert, (string, string)[] Series, bool IsTrue) Case(Random random, int number)
    {
        var service = $"s{number}";
        var text = Truth(random, 3);
        while (ConditionQuery.DoublingOf(Parse(text)) > ConditionQuery.MaximumDoubling) text = Truth(random, 3);
        var values = new Dictionary<string, double?>(StringComparer.Ordinal);
        foreach (var name in Names) values[name] = random.Next(5) switch { 0 => null, 1 => 0, 2 => 0.5, 3 => 1, _ => 2 };
        var names = NamesOf(service);
        var condition = Parse(text);
        var isTrue = ExpressionEvaluator.Evaluate(condition, name => Value.Of(values[name.Path])).IsTrue;
        var alert = new AlertRule($"A{number}", ConditionQuery.Of(condition, names), TimeSpan.Zero, [("service", service)], PromQl.Inert(text), default) { SummaryInTest = text };
        var metrics = new ServiceMetrics(service, "", "");
        return (alert, [.. values.Where(static value => value.Value is not null).Select(value => (metrics.Recorded(AlarmRules.RecordOf(value.Key) ?? "").Text, $"{PromQl.Exact(value.Value ?? 0)}x5"))], isTrue);
    }

    private static readonly string[] Names = ["errorRate", "throughput", "availability"];

    private static string Truth(Random random, int depth) => random.Next(depth == 0 ? 3 : 11) switch
    {
        0 or 1 or 2 => $"{Number(random, depth)} {Pick(random, "<", "<=", ">", ">=", "==", "!=")} {Number(random, depth)}",
        3 or 4 => $"({Truth(random, depth - 1)} and {Truth(random, depth - 1)})",
        5 or 6 => $"({Truth(random, depth - 1)} or {Truth(random, depth - 1)})",
        7 => $"(not {Truth(random, depth - 1)})",
        8 => $"has({Pick(random, Names)})",
        9 => $"(({Truth(random, 0)}) {Pick(random, "==", "!=")} ({Truth(random, depth - 1)}))",
        _ => Pick(random, $"if({Truth(random, depth - 1)}, {Truth(random, depth - 1)}, {Truth(random, depth - 1)})", $"{Number(random, 0)} in [{Number(random, 0)}, 0.5, 2]", "true", "false"),
    };

    private static string Number(Random random, int depth) => random.Next(depth == 0 ? 4 : 9) switch
    {
        0 or 1 => Pick(random, Names),
        2 or 3 => Pick(random, "0", "0.5", "1", "2", "-1"),
        4 or 5 => $"({Number(random, depth - 1)} {Pick(random, "+", "-", "*", "/")} {Number(random, depth - 1)})",
        6 => $"{Pick(random, "min", "max")}({Number(random, depth - 1)}, {Number(random, depth - 1)})",
        7 => Pick(random, $"abs({Number(random, depth - 1)})", $"(-{Pick(random, Names)})"),
        _ => $"if({Truth(random, 0)}, {Number(random, depth - 1)}, {Number(random, depth - 1)})",
    };

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];

    private static ConditionNames NamesOf(string service) => AlarmRules.NamesOf(new ServiceMetrics(service, "", ""));

    private static Expression Parse(string text) => ExpressionParser.Parse(text, out var error) ?? throw new InvalidOperationException($"{text}: {error?.Message}");
}
