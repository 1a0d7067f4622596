namespace Mlops.GitOps.Cli.Tests.Schemas;

/// <summary>What the examples do not show: every kind of record, and stages that no example needs.</summary>
internal static class SampleSpecs
{
    private const string Digest = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    public static readonly (string Path, string Text)[] All =
    [
        ("more.mlops.yaml", """
            datasets:
              prices:
                source: {url: "s3://lake/prices/*.parquet", secrets: [LAKE], sample: data/prices.csv}
                format: parquet
                columns: {price: "decimal(10,2)", at: timestamp?, embedding: vector<384>}
            pipelines:
              base:
                params: {trees: 200, rate: {type: float, default: 0.1, min: 0.001, max: 1}, regions: [eu, us]}
                on: {push: {branches: main, paths: [specs/**]}, pullRequest: true, schedule: ["0 5-9 * * 1", "*/15 0 1,15 * *"], manual: true}
                stages:
                  ingest: {kind: ingest, dataset: prices, retries: 2, timeout: 1h, matrix: {region: [eu, us]}}
                  clean:
                    kind: run
                    command: [python, steps/clean.py, "--trees", "${params.trees}"]
                    runtime: py
                    code: [steps/**]
                    env: {OMP_NUM_THREADS: "4"}
                    secrets: [DB_PASSWORD]
                    inputs: {raw: ingest.rows, zones: {from: data/zones.csv, format: csv}}
                    outputs:
                      rows: {type: Table, columns: {zone: string, fare: float}}
                      report: {type: File, path: reports/clean.html}
                    resources: {cpu: 2, memory: 4GiB, gpu: 1}
                  join: {kind: transform, data: {a: clean.rows, b: ingest.rows}, sql: select 1, columns: {zone: string}, when: params.trees > 100}
                  split: {kind: split, data: join.rows, by: time, test: 2026-06-01, validation: 0.1, seed: 7}
                  golden: {kind: test, of: clean, cases: {in: {raw: [{zone: a}]}, out: {rows: tests/rows.csv}}, properties: [sameRowCount, {unique: zone}]}
                  explain: {kind: explain, model: train.model, data: split.test, needs: golden}
              other: {like: base, params: {trees: 300}, stages: {ingest: {dataset: quotes}, golden: null, split: {validation: null}}}
            """),
        ("environments/production.pins.yaml", """
            schema: mlops/pins/1
            environment: production
            models:
              credit:
                champion: {version: 7, bundle: "DIGEST"}
                challenger: {version: 8, bundle: "DIGEST"}
            """.Replace("DIGEST", Digest, StringComparison.Ordinal)),
        ("registry/credit/7.yaml", """
            schema: mlops/version/1
            model: credit
            version: 7
            bundle: DIGEST
            digests: {model: "DIGEST", reference: "DIGEST"}
            data: {applications: "DIGEST"}
            features: {payment_history: 2, profile: 3}
            inputs: {amount: float, years_in_job: float?}
            output: {name: default_probability, type: float, min: 0, max: 1}
            code: {commit: 1f3c0a9b, dirty: false}
            run: 2026-11-01T10-00-00Z-credit
            params: {trees: 200, learning_rate: 0.1}
            seed: 7
            platform: {runtime: .NET 10.0.12, os: linux-x64, packages: "DIGEST"}
            metrics: {auc: {value: 0.91, lower: 0.90, upper: 0.92, n: 5000}, brier: null}
            slices: {sex: {f: {auc: {value: 0.90, n: 2400}}, m: {auc: {value: 0.91, n: 2600}}}}
            fairness: {sex: {equalized_odds_difference: {value: 0.04, lower: 0.01, upper: 0.07}}}
            baseline: {metrics: {auc: {value: 0.70}}}
            comparison: {production: {bundle: "DIGEST", delta: {auc: {value: 0.01, lower: -0.002, upper: 0.02}}}}
            evidence: {report: "DIGEST", predictions: "DIGEST"}
            createdAt: 2026-11-01T10:04:12Z
            """.Replace("DIGEST", Digest, StringComparison.Ordinal)),
        ("registry/credit/rejected.yaml", """
            schema: mlops/rejected/1
            rejected: [{version: 7, bundle: "DIGEST", reason: drifts in spring, by: ada, at: 2026-11-02T08:00:00Z}]
            released: []
            """.Replace("DIGEST", Digest, StringComparison.Ordinal)),
        ("locks/credit.lock", """
            schema: mlops/lock/1
            pipeline: credit
            data: {applications: {digest: "DIGEST", bytes: 1200, rows: 40}, images: {digest: "DIGEST", bytes: 9, folder: true}}
            stages:
              ingest: {key: "DIGEST", outputs: {rows: "DIGEST"}}
              train@eu: {key: "DIGEST", outputs: {model: {folder: "DIGEST"}, report: "DIGEST"}}
            """.Replace("DIGEST", Digest, StringComparison.Ordinal)),
    ];
}
