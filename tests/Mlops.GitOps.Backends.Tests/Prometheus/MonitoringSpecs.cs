using Mlops.GitOps.Core;

namespace Mlops.GitOps.Backends.Tests.Prometheus;

/// <summary>A workspace of one service and one monitor.</summary>
internal static class MonitoringSpecs
{
    public const string Header = """
        mlops: 1
        project: example
        stack: {monitoring: {prometheus: {smarthost: "mail.example:587", from: ml@example.org}}}
        channels:
          mail: {email: [a@example.org, b@example.org], secret: MAIL}
          hook: {webhook: "https://hooks.example.org/x"}
          pager: {pagerduty: {secret: PD}}
          chat: {slack: "#ml", secret: SLACK}
        """;

    private const string Rest = """
        datasets:
          loans: {source: loans.csv, format: csv, columns: {id: {type: string, key: true}, amount: float, income: float, paid: {type: bool, label: true}}}
        problems: {p: {statement: s, owner: o, baseline: {rule: amount > 1}, needsMlWhen: baseline.metrics.auc < 1, solvedWhen: metrics.auc > 0}}
        pipelines: {p: {stages: {i: {kind: ingest, dataset: loans}}}}
        models: {m: {problem: p, task: binary, inputs: [amount, income], output: {name: score, type: float}, metrics: {auc: {better: higher}}}}
        """;

    public static Compilation Compile(string slo, string monitor, string header = Header) => Specs.Compile(
        ("mlops.yaml", header + "\nroles: {o: [{id: 1, login: a}, {id: 2, login: b}]}\n"),
        ("a.mlops.yaml", $$$"""
            {{{Rest}}}
            services:
              api:
                model: m
                request: {id: string, amount: float, income: float}
                variants: {champion: {weight: 100}, candidate: {shadow: true}}
                slo: {{{slo}}}
                log: {columns: [id]}
            monitors:
              live:
                service: api
                reference: {dataset: loans}
                {{{monitor.ReplaceLineEndings("\n").Replace("\n", "\n    ", StringComparison.Ordinal)}}}
            """));
}
