using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Rules.Snapshots;

namespace Mlops.GitOps.Rules.Tests;

/// <summary>Small workspaces to compare: files by path.</summary>
internal static class Specs
{
    public const string Header = """
        mlops: 1
        project: credit
        roles:
          lead: [{id: 1, login: ada}, {id: 2, login: grace}, {id: 3, login: joan}]
          risk: [{id: 4, login: edith}, {id: 5, login: hypatia}, {id: 6, login: emmy}]
        channels: {ml: {slack: "#ml", secret: SLACK}}
        changes:
          weaker: [{role: risk}]
          breaking: [{role: lead}]
          retrain: [{role: lead}]
        """;

    public const string Definitions = """
        datasets:
          applications:
            source: data/applications.csv
            format: csv
            owner: lead
            time: {event: applied_at, known: loaded_at}
            columns:
              application_id: {type: string, key: true}
              customer_id: string
              applied_at: timestamp
              loaded_at: timestamp
              amount: {type: float, min: 0}
              sex: {type: string, protected: true, values: [f, m]}
              note: string?
              defaulted: {type: bool, label: true}
            quality:
              - expect_column_values_to_not_be_null: {column: customer_id, mostly: 0.99}
          payments:
            source: data/payments.csv
            format: csv
            time: {event: at, known: loaded}
            columns: {customer_id: string, at: timestamp, loaded: timestamp, days_late: int}
          repayments:
            source: data/repayments.csv
            format: csv
            columns: {application_id: {type: string, key: true}, repaid: bool}
        entities:
          customer: {key: customer_id, type: string}
        features:
          payment_history:
            entity: customer
            from: payments
            ttl: 365d
            values:
              payments_90d: {type: int, count: "*", window: 90d}
              late_90d: {type: int, count: "*", where: days_late > 0, window: 90d}
            online: true
        problems:
          loan_defaults:
            statement: Decline loans that will default.
            owner: risk
            baseline: {rule: amount > 20000}
            needsMlWhen: baseline.metrics.auc < 0.7
            solvedWhen: metrics.auc >= 0.75
        pipelines:
          credit:
            params: {trees: 200, seed: 7}
            on: {push: true}
            stages:
              ingest: {kind: ingest, dataset: applications}
              features: {kind: features, labels: ingest.rows, views: [payment_history]}
              split: {kind: split, data: features.rows, by: time, test: 0.25}
              train: {kind: train, data: split.train, label: defaulted, learner: boosted-trees, with: {trees: "${params.trees}"}}
              evaluate: {kind: evaluate, model: train.model, data: split.test, against: [production]}
              register: {kind: register, model: train.model, metrics: evaluate.metrics, as: credit}
        models:
          credit:
            owner: lead
            problem: loan_defaults
            task: binary
            inputs: [amount, payment_history]
            output: {name: default_probability, type: float, min: 0, max: 1}
            metrics: {auc: {better: higher}, brier: {better: lower}}
            slices: {sex: sex, size: {column: amount, bins: [1000, 10000], minGroup: 50}}
            gates:
              staging: [metrics.auc >= 0.80]
              production:
                - metrics.auc >= 0.80
                - not has(champion) or delta.auc.lower >= -0.01
                - slices.sex.auc.min >= 0.75
            approvals: {production: [{role: risk}]}
            card: {intendedUse: Decisions about small loans.}
        services:
          credit_api:
            model: credit
            request: {application_id: string, customer_id: string, amount: float}
            variants: {champion: {weight: 100}}
            rollout: {strategy: canary, steps: [10, 100], interval: 30m, abortOn: [errorRate > 1%]}
            slo: {p99: 100ms}
            scale: {min: 2, max: 10}
        monitors:
          credit_live:
            service: credit_api
            every: 1h
            reference: {stage: credit/split.test}
            drift:
              amount: {test: psi, bins: reference-deciles, zero: 0.0001, alarmAbove: 0.2}
              scores: {of: prediction, test: ks, method: auto, alarmBelow: 0.01}
            performance: {metric: auc, labels: repayments, joinBy: application_id, matureAfter: 90d, alarmBelow: 0.75}
            alarms: [p99 > 100ms]
            alerts: [{channel: ml, severity: warning}]
            retrain: {pipeline: credit, when: drift.any, cooldown: 7d, approvals: [{role: lead}]}
        environments:
          staging:
            approvals: [{role: lead}]
          production:
            after: staging
            soak: 24h
            freeze: [{from: 2026-12-20T00:00:00Z, to: 2027-01-02T00:00:00Z, reason: year end}]
            gates: [metrics.n >= 1000]
            approvals: [{role: owner}, {role: risk, maxAge: 14d}]
            verifiedCommits: true
            rollback: {approvals: [{role: owner}]}
            breakGlass: {approvals: [{role: lead, count: 2}], ticket: required}
        """;

    public static ImmutableSortedDictionary<string, string> Files { get; } = Of(("mlops.yaml", Header), ("all.mlops.yaml", Definitions));

    public static ImmutableSortedDictionary<string, string> Of(params (string Path, string Text)[] files) =>
        files.ToImmutableSortedDictionary(static file => file.Path, static file => file.Text, StringComparer.Ordinal);

    /// <summary>Changes text that stands once in the files.</summary>
    public static ImmutableSortedDictionary<string, string> Edited(string before, string after)
    {
        var (path, text) = Assert.Single(Files, file => file.Value.Contains(before, StringComparison.Ordinal));
        Assert.Equal(text.IndexOf(before, StringComparison.Ordinal), text.LastIndexOf(before, StringComparison.Ordinal));
        return Files.SetItem(path, text.Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>Compiles files; they must be right.</summary>
    public static Snapshot Snapshot(ImmutableSortedDictionary<string, string> files, string commit = "0000000")
    {
        var snapshot = Snapshots.Snapshot.Of(commit, [.. files.Select(static file => Compiler.Parse(new SourceFile(file.Key, file.Value)))]);
        Assert.Empty(snapshot.Compilation.Diagnostics.Where(static diagnostic => diagnostic.Severity == Severity.Error).Select(static diagnostic => $"{diagnostic.Location} {diagnostic.Message}"));
        return snapshot;
    }
}
